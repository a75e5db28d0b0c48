package org.throughline.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.Tag;

/**
 * An event in the form of its row, but for the numbers that only the append gives. Worked out by
 * the thread that hands the event in, so that the one writer has less to do.
 *
 * @param micros microseconds since 1970
 * @param metadata a JSON object of strings
 * @param tags key and value of every tag but the stream, as {@link #joined} joins them
 * @param content SHA-256 of all the others
 */
record EventRow(
        @Nullable String stream,
        String id,
        String name,
        String version,
        long micros,
        byte[] payload,
        String metadata,
        String tags,
        byte[] content) {

    /** Between tags, and between names of a condition. */
    static final String BETWEEN = "\u001e";

    private static final char IN_TAG = '\u001f';
    private static final String IN_CONTENT = "\u001d";

    static EventRow of(NewEvent event, String streamKey) {
        var stream = streamOf(event.tags(), streamKey);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, event.timestamp());
        var metadata = StringJson.of(event.metadata());
        var tags = joined(event.tags(), streamKey);
        return new EventRow(
                stream,
                event.id(),
                event.name(),
                event.version(),
                micros,
                event.payload(),
                metadata,
                tags,
                content(
                        stream,
                        event.id(),
                        event.name(),
                        event.version(),
                        micros,
                        metadata,
                        tags,
                        event.payload()));
    }

    /** What the digest of an event's own bytes is over; the same stands in the migrations. */
    static byte[] content(
            @Nullable String stream,
            String id,
            String name,
            String version,
            long micros,
            String metadata,
            String tags,
            byte[] payload) {
        var text =
                String.join(
                        IN_CONTENT,
                        stream == null ? "" : stream,
                        id,
                        name,
                        version,
                        Long.toString(micros),
                        metadata,
                        tags,
                        "");
        var sha = sha256();
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        return sha.digest(payload);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static @Nullable String streamOf(Iterable<Tag> tags, String streamKey) {
        for (var tag : tags) {
            if (tag.key().equals(streamKey)) {
                return tag.value();
            }
        }
        return null;
    }

    /** All tags but the stream, in a fixed order. */
    static String joined(Iterable<Tag> tags, String streamKey) {
        var sorted = new TreeSet<String>();
        for (var tag : tags) {
            if (!tag.key().equals(streamKey)) {
                sorted.add(tag.key() + IN_TAG + tag.value());
            }
        }
        return String.join(BETWEEN, sorted);
    }

    /** The tag that {@link #joined} wrote. */
    static Tag tag(String joined) {
        int cut = joined.indexOf(IN_TAG);
        return new Tag(joined.substring(0, cut), joined.substring(cut + 1));
    }
}
