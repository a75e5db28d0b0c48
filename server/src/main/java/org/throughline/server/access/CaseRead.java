package org.throughline.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody opened a case, or tried to.
 *
 * @param role code of the role in which they did
 * @param wasShown false when the case exists and they may not see it; they were told that there is
 *     none
 * @param purpose why they looked; null where nothing was shown, and of looks of before it was noted
 */
public record CaseRead(
        Instant at,
        String person,
        String role,
        String caseId,
        Sight sight,
        boolean wasShown,
        @Nullable Purpose purpose) {

    /** Why they looked, in words; empty where nothing is noted of it. */
    public String why() {
        return purpose == null ? "" : purpose.label();
    }
}
