package org.throughline.casefile.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.values.CopySource;
import org.throughline.casefile.values.Ref;

/** What happened to the client, who is said to have done it, and what follows from it. */
public sealed interface IncidentEvent extends CaseEvent {

    /** Something happened to the client and was told to the project. */
    record IncidentRecorded(
            String incidentId,
            @Nullable Instant to,
            String placeKind,
            List<String> kinds,
            List<String> motivations,
            String perceivedBy,
            List<String> harms,
            List<String> reportedTo,
            @Nullable String place,
            String account,
            @Nullable List<Ref> refs,
            @Nullable CopySource copiedFrom)
            implements IncidentEvent {
        public IncidentRecorded {
            kinds = List.copyOf(kinds);
            motivations = List.copyOf(motivations);
            harms = List.copyOf(harms);
            reportedTo = List.copyOf(reportedTo);
            refs = refs == null ? null : List.copyOf(refs);
        }
    }

    /** The rule of repeat incidents found several incidents within thirty days. */
    record RepeatPatternFound(List<String> incidentIds, int windowDays, String ruleId)
            implements IncidentEvent {
        public RepeatPatternFound {
            incidentIds = List.copyOf(incidentIds);
        }
    }

    /**
     * Fourteen days passed after a hate report without effective action, so that the client may ask
     * for a case review.
     */
    record CaseReviewThresholdReached(String ruleId, List<String> reports)
            implements IncidentEvent {
        public CaseReviewThresholdReached {
            reports = List.copyOf(reports);
        }
    }

    /** The client asked for a review of what the agencies did after the reports. */
    record CaseReviewRequested(@Nullable String ruleId, List<String> reports)
            implements IncidentEvent {
        public CaseReviewRequested {
            reports = List.copyOf(reports);
        }
    }

    /**
     * Somebody is said to have done it. Who they are is about them; the words are the client's.
     *
     * @param tenantOf the housing agency whose tenant they are
     * @param words how the client told it
     */
    record AllegedPartyNoted(
            String partyRef,
            @Nullable String name,
            String relation,
            @Nullable AgencyId tenantOf,
            List<String> markers,
            @Nullable String words)
            implements IncidentEvent {
        public AllegedPartyNoted {
            markers = List.copyOf(markers);
        }
    }

    /**
     * Something that shows what happened was put into safe keeping.
     *
     * @param digest {@code sha256:} and 64 hex digits of the thing as it was taken
     */
    record EvidenceLogged(
            String itemId, String kind, AgencyId heldBy, Instant takenAt, String digest)
            implements IncidentEvent {}
}
