package org.throughline.casefile.sending;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ReferralEvent.ReferralDiscarded;
import org.throughline.casefile.events.ReferralEvent.ReferralDrafted;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.memory.Step;
import org.throughline.casefile.memory.Transition;

/** A draft leaves nobody's desk, so it needs no basis. */
public final class Drafting {

    public static final Decider<DraftReferral, Referrals> DRAFT =
            new Decider<>(DraftReferral.class, Referrals.NONE, Referrals::evolve, Drafting::draft);

    public static final Decider<DiscardReferral, Referrals> DISCARD =
            Step.decider(
                    DiscardReferral.class,
                    Transition.DISCARD,
                    discard -> new ReferralDiscarded(discard.referralId()));

    private Drafting() {}

    private static Decision draft(Referrals referrals, Asked<DraftReferral> asked) {
        var draft = asked.command();
        if (referrals.knows(draft.referralId())) {
            return refused(Refusal.VALIDATION, "referralId");
        }
        return recorded(
                new ReferralDrafted(
                        draft.referralId(),
                        draft.agency(),
                        draft.service(),
                        draft.needId(),
                        draft.needCategory()));
    }
}
