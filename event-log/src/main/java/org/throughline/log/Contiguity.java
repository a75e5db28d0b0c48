package org.throughline.log;

import java.util.List;
import org.throughline.log.entry.LogCorrupted;
import org.throughline.log.entry.StoredEvent;

/**
 * Positions are dense, so anything that does not follow is corruption, and no reader goes past it.
 */
final class Contiguity {
    private Contiguity() {}

    /**
     * Whether these are exactly the events after the one position up to the other.
     *
     * @throws LogCorrupted with the first position that is not there
     */
    static void check(List<StoredEvent> events, long after, long upTo) {
        long expected = after;
        for (var event : events) {
            if (event.position() != ++expected) {
                throw missing(expected);
            }
        }
        if (expected < upTo) {
            throw missing(expected + 1);
        }
    }

    private static LogCorrupted missing(long position) {
        return new LogCorrupted("position " + position + " is missing from the log");
    }
}
