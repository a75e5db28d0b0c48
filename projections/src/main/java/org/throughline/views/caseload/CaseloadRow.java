package org.throughline.views.caseload;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case on the list.
 *
 * @param clientName what the person wants to be called; null for an anonymous case
 * @param caseworker reference of the current caseworker; null while there is none
 * @param riskLevel null before the first assessment
 * @param lamps the four lamps in the order of the work: not-yet, begun or done
 * @param nextStep the first task that is not done; null when all are
 * @param agencies addressees of live referrals
 */
public record CaseloadRow(
        String caseId,
        String caseRef,
        @Nullable String clientName,
        boolean isClosed,
        @Nullable String caseworker,
        @Nullable String riskLevel,
        List<String> lamps,
        @Nullable String nextStep,
        int liveReferrals,
        int overdue,
        List<String> agencies,
        Instant lastRecordedAt,
        int version) {
    public CaseloadRow {
        lamps = List.copyOf(lamps);
        agencies = List.copyOf(agencies);
    }

    /** The same for a reader who may not read whom the case is about. */
    public CaseloadRow withoutName() {
        return new CaseloadRow(
                caseId,
                caseRef,
                null,
                isClosed,
                caseworker,
                riskLevel,
                lamps,
                nextStep,
                liveReferrals,
                overdue,
                agencies,
                lastRecordedAt,
                version);
    }
}
