package org.throughline.server.access;

import java.time.Instant;
import org.throughline.casefile.ids.PersonId;

/**
 * Somebody opened more cases within an hour than work explains.
 *
 * @param hour its beginning
 * @param count how often they opened one; what they saw of cases on lists does not count
 */
public record UnusualReads(PersonId person, Instant hour, int count) {}
