package org.throughline.views.board;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One referral on the board.
 *
 * @param turn whose turn it is: agency, project, client or nobody
 * @param agencyRef the agency's own reference, once it gave one
 * @param respondBy until when the agency should accept or decline
 * @param overdueLevel 0 while no clock ran out, then the highest level that was recorded
 */
public record BoardRow(
        String caseId,
        String referralId,
        String agency,
        String service,
        String needCategory,
        @Nullable String purpose,
        @Nullable String urgency,
        String state,
        String turn,
        @Nullable String agencyRef,
        @Nullable Instant sentAt,
        @Nullable Instant respondBy,
        Instant changedAt,
        int overdueLevel) {
    private static final Set<String> UNDECIDED = Set.of("SENT", "ACKNOWLEDGED");

    /** Until when the agency has to accept or decline; null where no such time runs any more. */
    public @Nullable Instant answerBy() {
        return UNDECIDED.contains(state) ? respondBy : null;
    }

    /** Whether that time runs, and is over. */
    public boolean isOverdue() {
        return answerBy() != null && overdueLevel > 0;
    }
}
