package org.throughline.casefile.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.values.Grant;

/** A ground on which an agency may be told things. */
public sealed interface Basis {

    /** The id by which a referral names it. */
    String basisRef();

    /** CaseSeq of the event that made it. */
    int caseSeq();

    /** Classes and purposes that it allows the agency, if it is live for the agency. */
    Optional<Grant> grantFor(AgencyId agency, Instant at);

    /** Whether the event is among those that the agency may be told under it. */
    boolean admits(RecordedEvent event, AgencyId agency);

    /** Whether it was made without the client's consent. */
    boolean isSharingDecision();

    /**
     * What the client agreed to.
     *
     * @param listed caseSeq of the earlier events that it covers, when its history is listed
     * @param withdrawnFor the agencies for which it was taken back
     */
    record Consent(
            String basisRef,
            List<Grant> grants,
            LocalDate expiresOn,
            History history,
            Set<Integer> listed,
            int caseSeq,
            Set<AgencyId> withdrawnFor)
            implements Basis {
        public Consent {
            grants = List.copyOf(grants);
            listed = Set.copyOf(listed);
            withdrawnFor = Set.copyOf(withdrawnFor);
        }

        @Override
        public Optional<Grant> grantFor(AgencyId agency, Instant at) {
            if (withdrawnFor.contains(agency) || Register.dayOf(at).isAfter(expiresOn)) {
                return Optional.empty();
            }
            return grants.stream().filter(grant -> grant.agency().equals(agency)).findFirst();
        }

        @Override
        public boolean admits(RecordedEvent event, AgencyId agency) {
            return switch (history) {
                case ALL -> true;
                case FROM_NOW -> event.caseSeq() >= caseSeq;
                case LISTED -> event.caseSeq() >= caseSeq || listed.contains(event.caseSeq());
            };
        }

        @Override
        public boolean isSharingDecision() {
            return false;
        }
    }
}
