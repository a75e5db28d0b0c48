package org.throughline.log.entry;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param position place in the log, dense from 1 in the order of commits
 * @param stream value of the tag that is the stream; null for an event without it
 * @param streamSeq place in the stream, dense from 1; 0 for an event without a stream
 */
public record StoredEvent(
        long position,
        @Nullable String stream,
        long streamSeq,
        String id,
        String name,
        String version,
        Instant timestamp,
        byte[] payload,
        Map<String, String> metadata,
        Set<Tag> tags) {

    /** The same with another payload, for a reader who opens what was sealed in it. */
    public StoredEvent with(byte[] other) {
        return new StoredEvent(
                position, stream, streamSeq, id, name, version, timestamp, other, metadata, tags);
    }

    /** Whether one of the criteria finds this event. */
    public boolean matches(Condition condition) {
        return condition.criteria().stream().anyMatch(criterion -> criterion.matches(name, tags));
    }
}
