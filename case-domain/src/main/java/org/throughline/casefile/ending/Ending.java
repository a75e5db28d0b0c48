package org.throughline.casefile.ending;

import org.throughline.casefile.Decider;
import org.throughline.casefile.events.ReferralEvent.ReferralClosed;
import org.throughline.casefile.events.ReferralEvent.ReferralOutcomeConfirmed;
import org.throughline.casefile.events.ReferralEvent.ReferralWithdrawn;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.memory.Step;
import org.throughline.casefile.memory.Transition;

/** A referral ends with the client's word, or because the project takes it back. */
public final class Ending {

    public static final Decider<WithdrawReferral, Referrals> WITHDRAW =
            Step.decider(
                    WithdrawReferral.class,
                    Transition.WITHDRAW,
                    end ->
                            new ReferralWithdrawn(
                                    end.referralId(), end.withdrawnBy(), end.reasonCode()));

    public static final Decider<ConfirmReferralOutcome, Referrals> CONFIRM =
            Step.decider(
                    ConfirmReferralOutcome.class,
                    Transition.CONFIRM_OUTCOME,
                    end -> new ReferralOutcomeConfirmed(end.referralId(), end.agrees(), end.why()));

    /** No clock closes it here: a supervisor does. */
    public static final Decider<CloseReferral, Referrals> CLOSE =
            Step.decider(
                    CloseReferral.class,
                    Transition.CLOSE,
                    end -> new ReferralClosed(end.referralId(), null));

    private Ending() {}
}
