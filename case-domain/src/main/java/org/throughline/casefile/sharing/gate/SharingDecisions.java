package org.throughline.casefile.sharing.gate;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** By its own basis, or as an event of a referral that rests on one. */
    private static boolean namesOne(RecordedEvent event, SharingState before) {
        return isDecision(event.payload().get("basisRef"), before)
                || Stream.of("referralId", "oldReferral")
                        .map(event.payload()::get)
                        .anyMatch(id -> id instanceof String of && isOfOne(of, before));
    }

    private static boolean isOfOne(String referralId, SharingState before) {
        return before.referrals()
                .find(new ReferralId(referralId))
                .map(Referral::sentUnder)
                .filter(terms -> isDecision(terms.basisRef(), before))
                .isPresent();
    }

    private static boolean isDecision(@Nullable Object basisRef, SharingState before) {
        return basisRef instanceof String ref
                && before.bases().find(ref).filter(Basis::isSharingDecision).isPresent();
    }
}
