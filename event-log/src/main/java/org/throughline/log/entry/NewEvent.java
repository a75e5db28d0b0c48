package org.throughline.log.entry;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * An event that is to be appended.
 *
 * @param id unique among all events
 * @param name the kind of event, never a class name
 * @param timestamp when it was recorded; kept to the microsecond
 * @param payload its content; at most {@link #PAYLOAD_BYTES_MAX}
 */
public record NewEvent(
        String id,
        String name,
        String version,
        Instant timestamp,
        byte[] payload,
        Map<String, String> metadata,
        Set<Tag> tags) {

    /** The largest content of one event. */
    public static final int PAYLOAD_BYTES_MAX = 1024 * 1024;

    /**
     * @throws EventTooLarge when the payload is larger than the log takes
     */
    public NewEvent {
        if (payload.length > PAYLOAD_BYTES_MAX) {
            throw new EventTooLarge(name, payload.length);
        }
        Tag.plain("an event's id", id);
        Tag.plain("an event's name", name);
        Tag.plain("an event's version", version);
        metadata = Map.copyOf(metadata);
        tags = Set.copyOf(tags);
    }
}
