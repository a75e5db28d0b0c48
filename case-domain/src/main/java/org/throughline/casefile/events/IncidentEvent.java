package org.throughline.casefile.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.values.CopySource;
import org.throughline.casefile.values.Ref;

/** What happened to the client, and the patterns that rules find in it. */
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
}
