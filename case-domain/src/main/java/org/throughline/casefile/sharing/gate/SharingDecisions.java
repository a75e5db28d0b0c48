package org.throughline.casefile.sharing.gate;

import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.memory.Basis;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.register.Register;

/**
 * Which events rest on a sharing decision, made without the client's consent. They are told to
 * nobody but the agency for which it was made.
 */
final class SharingDecisions {
    private SharingDecisions() {}

    /** Judged when the event is appended, by the case as it stood before. */
    static boolean restsOnOne(RecordedEvent event, SharingState before, Register register) {
        if (event.event() instanceof SharingDecided) {
            return true;
        }
        if (before.bases().byRef().values().stream().noneMatch(Basis::isSharingDecision)) {
            return false;
        }
        if (namesOne(event, before)) {
            return true;
        }
        var agency = event.actor().agency();
        if (agency.isProject()) {
            return false;
        }
        var doors = before.doors(agency, event.recordedAt(), register);
        return !doors.isEmpty()
                && doors.stream().allMatch(door -> door.basis().isSharingDecision());
    }

    private static boolean namesOne(RecordedEvent event, SharingState before) {
        if (event.payload().get("basisRef") instanceof String basisRef) {
            return before.bases().find(basisRef).filter(Basis::isSharingDecision).isPresent();
        }
        return event.payload().get("referralId") instanceof String id
                && before.referrals()
                        .find(new ReferralId(id))
                        .map(Referral::sentUnder)
                        .flatMap(terms -> before.bases().find(terms.basisRef()))
                        .filter(Basis::isSharingDecision)
                        .isPresent();
    }
}
