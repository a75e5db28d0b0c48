package org.throughline.casefile.answering;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ReferralEvent.ReferralDeclined;
import org.throughline.casefile.memory.ReferralState;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.memory.Step;
import org.throughline.casefile.memory.Transition;

/** The agency may say no before it has said yes; the client may say no later, too. */
public final class Declining {

    public static final Decider<DeclineReferral, Referrals> DECIDER =
            new Decider<>(
                    DeclineReferral.class, Referrals.NONE, Referrals::evolve, Declining::decide);

    private Declining() {}

    private static Decision decide(Referrals referrals, Asked<DeclineReferral> asked) {
        var decline = asked.command();
        var isByClient = decline.refusedBy().equals("client");
        if (!isByClient && !asked.by().role().isOfAgency()) {
            return refused(Refusal.VALIDATION, "refusedBy");
        }
        if (isByClient && !decline.reasonCode().equals("client-refused")) {
            return refused(Refusal.VALIDATION, "reasonCode");
        }
        return Step.refusal(referrals, asked, Transition.DECLINE)
                .orElseGet(() ->
                        isAccepted(referrals, decline) && !isByClient
                                ? Step.outOfState(ReferralState.ACCEPTED)
                                : recorded(fact(decline)));
    }

    private static boolean isAccepted(Referrals referrals, DeclineReferral decline) {
        return referrals.find(decline.referralId()).orElseThrow().state() == ReferralState.ACCEPTED;
    }

    private static ReferralDeclined fact(DeclineReferral decline) {
        return new ReferralDeclined(
                decline.referralId(),
                decline.reasonCode(),
                decline.refusedBy(),
                decline.suggestedAgency(),
                decline.note());
    }
}
