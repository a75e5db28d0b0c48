package org.throughline.server.access;

import java.time.Instant;

/**
 * Somebody opened a case, or tried to.
 *
 * @param role code of the role in which they did
 * @param wasShown false when the case exists and they may not see it; they were told that there is
 *     none
 */
public record CaseRead(
        Instant at, String person, String role, String caseId, Sight sight, boolean wasShown) {}
