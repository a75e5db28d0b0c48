package org.throughline.views.rights;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case that is closed, and how long it is kept.
 *
 * @param closedOn the day on which it was recorded that it was closed
 * @param reason code of why it was closed
 * @param isHeld whether a legal hold is live
 * @param verdict of the last review; null before the first
 * @param reviewedOn the day on which that was recorded; null before the first
 * @param nextOn when it is to be reviewed again; null when the last review named no day
 * @param persons how many people the case holds something of whose key is not destroyed
 */
public record ClosedCase(
        String caseId,
        String caseRef,
        LocalDate closedOn,
        String reason,
        boolean isHeld,
        @Nullable String verdict,
        @Nullable LocalDate reviewedOn,
        @Nullable LocalDate nextOn,
        int persons) {

    /** Whether it was said that the case is deleted, and nobody can be read any more. */
    public boolean isDeleted() {
        return "delete".equals(verdict) && persons == 0;
    }
}
