package org.throughline.casefile.clocks;

import java.time.Instant;
import org.throughline.casefile.events.CaseEvent;

/**
 * A fact that comes by itself unless the case changes before.
 *
 * @param key unique in the case: a timer that fires twice finds the first fact under it
 * @param firesAt when it happens; also the time at which it is recorded
 */
public record DueFact(String key, Instant firesAt, CaseEvent event) {}
