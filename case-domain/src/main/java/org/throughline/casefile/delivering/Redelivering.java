package org.throughline.casefile.delivering;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.gate.SharingState;

/**
 * May the addressee still be told? It gets the same entry again, so nothing is recorded of the
 * case.
 */
public record Redelivering(SharingState sharing) {

    public static final Decider<RedeliverReferral, Redelivering> DECIDER =
            new Decider<>(
                    RedeliverReferral.class,
                    new Redelivering(SharingState.NOTHING_YET),
                    Redelivering::evolve,
                    Redelivering::decide);

    Redelivering evolve(RecordedEvent recorded) {
        // Only the gate is asked, and it asks nothing of the register before.
        return new Redelivering(sharing.after(recorded, Register.EMPTY));
    }

    Decision decide(Asked<RedeliverReferral> asked) {
        var referral =
                sharing.referrals()
                        .find(asked.command().referralId())
                        .filter(found -> found.sentUnder() != null)
                        .orElse(null);
        if (referral == null) {
            return refused(Refusal.NOT_FOUND, "referralId");
        }
        var agency = referral.agency();
        var basisRef = referral.terms().basisRef();
        var mayBeTold =
                sharing.isOpen(agency, asked.at(), asked.register())
                        && sharing.bases().grantFor(basisRef, agency, asked.at()).isPresent();
        return mayBeTold ? recorded() : refused(Refusal.NO_BASIS, "agency " + agency);
    }
}
