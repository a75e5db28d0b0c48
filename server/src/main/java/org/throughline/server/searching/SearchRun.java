package org.throughline.server.searching;

import java.time.Instant;
import org.throughline.server.access.Purpose;

/**
 * Somebody looked for a case by what is known of a person (SearchRun, domain reference 2).
 *
 * @param role code of the role in which they did
 * @param projectId whose cases they looked among
 * @param found how many cases they were shown
 */
public record SearchRun(
        Instant at, String person, String role, String projectId, Purpose purpose, int found) {}
