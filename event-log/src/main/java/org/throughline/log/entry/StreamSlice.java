package org.throughline.log.entry;

import java.util.List;

/**
 * What a stream held when it was looked at.
 *
 * @param head how long the log was then: nothing of the stream stands between the last of the
 *     events and here
 */
public record StreamSlice(long head, List<StoredEvent> events) {
    public StreamSlice {
        events = List.copyOf(events);
    }
}
