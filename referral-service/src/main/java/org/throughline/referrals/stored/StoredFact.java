package org.throughline.referrals.stored;

import java.time.Instant;
import java.util.Map;

/**
 * An entry of the log in its stored form, whichever log it comes from.
 *
 * @param stream the case, or {@link EventJson#REGISTER}
 * @param payload UTF-8 JSON
 */
public record StoredFact(
        long position,
        String stream,
        int streamSeq,
        String eventId,
        String name,
        String version,
        Instant recordedAt,
        byte[] payload,
        Map<String, String> metadata) {

    /** The same with another payload. */
    StoredFact with(byte[] other) {
        return new StoredFact(
                position, stream, streamSeq, eventId, name, version, recordedAt, other, metadata);
    }
}
