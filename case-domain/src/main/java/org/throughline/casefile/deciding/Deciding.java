package org.throughline.casefile.deciding;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.events.BasisEvent.SharingDecided.Scope;
import org.throughline.casefile.memory.Bases;
import org.throughline.casefile.memory.Referrals;

/**
 * Who may take it upon themselves to tell an agency without the client's consent? Never one alone.
 */
public record Deciding(Bases bases, Referrals referrals) {

    public static final Decider<DecideSharing, Deciding> DECIDER =
            new Decider<>(
                    DecideSharing.class,
                    new Deciding(Bases.NONE, Referrals.NONE),
                    Deciding::evolve,
                    Deciding::decide);

    Deciding evolve(RecordedEvent recorded) {
        return new Deciding(bases.evolve(recorded), referrals.evolve(recorded));
    }

    Decision decide(Asked<DecideSharing> asked) {
        var decision = asked.command();
        // The id names a basis, and a basis of this name must not change under a referral.
        if (bases.knows(decision.decisionId())) {
            return refused(Refusal.VALIDATION, "decisionId");
        }
        if (!isOfThisCase(decision.scope(), asked.caseVersion())) {
            return refused(Refusal.VALIDATION, "scope.events");
        }
        if (!isStillToBeSent(decision.scope())) {
            return refused(Refusal.VALIDATION, "scope.referrals");
        }
        return decision.requestedBy().equals(asked.by().person())
                ? refused(Refusal.FORBIDDEN_ROLE, "requestedBy")
                : recorded(decided(asked));
    }

    private static boolean isOfThisCase(Scope scope, int version) {
        return scope.events().stream().allMatch(seq -> seq <= version);
    }

    private boolean isStillToBeSent(Scope scope) {
        return scope.referrals().stream()
                .flatMap(id -> referrals.find(id).stream())
                .allMatch(referral -> referral.sentUnder() == null);
    }

    private static SharingDecided decided(Asked<DecideSharing> asked) {
        var decision = asked.command();
        return new SharingDecided(
                decision.decisionId(),
                decision.agency(),
                decision.purposes(),
                decision.classes(),
                decision.basisCode(),
                decision.condition(),
                decision.clientTold(),
                decision.necessity(),
                decision.proportionality(),
                decision.whyNotTold(),
                decision.requestedBy(),
                decision.scope(),
                asked.by().person());
    }
}
