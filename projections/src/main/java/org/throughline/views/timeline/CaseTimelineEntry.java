package org.throughline.views.timeline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as the project's people see it on the timeline.
 *
 * @param isLate recorded more than 24 hours after it happened
 * @param isCorrected a value is not the one that was first recorded
 * @param coded coded fields with their latest values
 * @param personal personal fields with their latest values
 */
public record CaseTimelineEntry(
        int caseSeq,
        String eventId,
        String type,
        Instant occurredAt,
        String precision,
        Instant recordedAt,
        boolean isLate,
        String person,
        String role,
        String agency,
        boolean isCorrected,
        Map<String, Object> coded,
        Map<String, Object> personal) {

    /** All fields together. */
    public Map<String, Object> payload() {
        var all = new LinkedHashMap<>(coded);
        all.putAll(personal);
        return all;
    }
}
