package org.throughline.campaign.steady;

import java.time.Duration;
import java.time.Instant;

/**
 * An entry that came to an agency.
 *
 * @param answered when whoever gave the command had its answer
 * @param took from then until the entry stood in the agency's store; nothing when it was there
 *     before
 */
public record Arrival(Instant answered, Duration took) {
    boolean isUnderWayAt(Instant moment) {
        return !answered.isAfter(moment) && answered.plus(took).isAfter(moment);
    }
}
