package org.throughline.casefile.partner;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.sharing.Level;

/**
 * One event as told to one agency. It holds neither caseSeq nor log position: their jumps would
 * betray entries that are hidden from the agency.
 *
 * @param agency who is told
 * @param releaseSeq place among all entries of the agency, dense from 1: the cursor
 * @param agencySeq place among the agency's entries of this case, dense from 1
 * @param releasedAt recordedAt of the commit that released it
 * @param lateRelease whether the event belongs to an earlier commit than the one that released it
 * @param raises agencySeq of the entry that this one replaces with a higher level or more fields
 * @param actingOrganisation code of the agency that acted, or {@code project}
 * @param targetEventId of a notice: the event it is about
 * @param mapVersion version of the agency's code map where one of its codes was translated
 * @param isCorrected whether it was released with a value that is not the one first recorded
 * @param payload the visible fields as plain values
 */
public record PartnerEntry(
        AgencyId agency,
        CaseId caseId,
        long releaseSeq,
        int agencySeq,
        String eventId,
        String type,
        int version,
        Instant occurredAt,
        String precision,
        Instant recordedAt,
        Instant releasedAt,
        Level level,
        boolean lateRelease,
        @Nullable Integer raises,
        AgencyId actingOrganisation,
        @Nullable String targetEventId,
        @Nullable Integer mapVersion,
        boolean isCorrected,
        Map<String, Object> payload) {

    /** Whether it stays whole behind a closed gate: a notice, or the last word (section 4.7). */
    public boolean staysWhole() {
        return NoticeReading.staysWhole(this);
    }

    /** What is left of it behind a closed gate: place, kind, times and level. */
    public PartnerEntry withoutFields() {
        return with(Map.of());
    }

    /** The same with other fields. */
    public PartnerEntry with(Map<String, Object> fields) {
        return new PartnerEntry(
                agency,
                caseId,
                releaseSeq,
                agencySeq,
                eventId,
                type,
                version,
                occurredAt,
                precision,
                recordedAt,
                releasedAt,
                level,
                lateRelease,
                raises,
                actingOrganisation,
                targetEventId,
                mapVersion,
                isCorrected,
                fields);
    }
}
