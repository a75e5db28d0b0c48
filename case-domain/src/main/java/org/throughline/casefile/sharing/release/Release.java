package org.throughline.casefile.sharing.release;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.sharing.Level;

/**
 * One event as a commit releases it to one agency.
 *
 * @param agencySeq place among the agency's entries of the case, dense from 1
 * @param event the event itself; of it only what stands beside it here may leave
 * @param occurredAt when it happened, as last corrected
 * @param precision how exactly that is known, as last corrected
 * @param releasedAt recordedAt of the commit that releases it
 * @param fields names of the visible fields
 * @param payload the visible fields, as last corrected and redacted, lists cut to the reader's own
 *     entry; the target of a notice is an event id
 * @param lateRelease whether the event belongs to an earlier commit
 * @param raises agencySeq of the entry that this one replaces
 * @param targetEventId of a notice: the event it is about
 * @param isCorrected whether a visible value is not the one that was first recorded
 * @param isRedacted whether a visible value is masked
 */
public record Release(
        AgencyId agency,
        int agencySeq,
        RecordedEvent event,
        Instant occurredAt,
        String precision,
        Instant releasedAt,
        Level level,
        Set<String> fields,
        Map<String, Object> payload,
        boolean lateRelease,
        @Nullable Integer raises,
        @Nullable String targetEventId,
        boolean isCorrected,
        boolean isRedacted) {
    public Release {
        fields = Set.copyOf(fields);
        // Not Map.copyOf: fields are shown in the order of the event table.
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }

    /**
     * The entry as it leaves.
     *
     * @param releaseSeq place among all entries of the agency
     * @param mapVersion of the code map by which one of its values was translated
     */
    public PartnerEntry entry(long releaseSeq, @Nullable Integer mapVersion) {
        return new PartnerEntry(
                agency,
                event.caseId(),
                releaseSeq,
                agencySeq,
                event.eventId(),
                event.type(),
                event.version(),
                occurredAt,
                precision,
                event.recordedAt(),
                releasedAt,
                level,
                lateRelease,
                raises,
                event.actor().agency(),
                targetEventId,
                mapVersion,
                isCorrected,
                payload);
    }

    /** What the agency holds of the event from now on. */
    public Held held() {
        return new Held(event.caseSeq(), agencySeq, level, fields);
    }
}
