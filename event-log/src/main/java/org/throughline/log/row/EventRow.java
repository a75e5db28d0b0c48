package org.throughline.log.row;

import java.nio.ByteBuffer;
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
public record EventRow(
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
    public static final String BETWEEN = "\u001e";

    private static final char IN_TAG = '\u001f';
    private static final String IN_CONTENT = "\u001d";

    public static EventRow of(NewEvent event, String streamKey) {
        return of(
                streamOf(event.tags(), streamKey),
                event.id(),
                event.name(),
                event.version(),
                micros(event.timestamp()),
                event.payload(),
                StringJson.of(event.metadata()),
                joined(event.tags(), streamKey));
    }

    /** With its digest worked out. */
    public static EventRow of(
            @Nullable String stream,
            String id,
            String name,
            String version,
            long micros,
            byte[] payload,
            String metadata,
            String tags) {
        var content = content(stream, id, name, version, micros, metadata, tags, payload);
        return new EventRow(stream, id, name, version, micros, payload, metadata, tags, content);
    }

    /** Microseconds since 1970, which is as exact as a row is. */
    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The digest of a whole row: its numbers, and the digest of its content. */
    public static byte[] digest(long position, long streamSeq, byte[] content) {
        var sha = sha256();
        sha.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(position).putLong(streamSeq).flip());
        return sha.digest(content);
    }

    /** What the digest of an event's own bytes is over; the same stands in the migrations. */
    public static byte[] content(
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

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static @Nullable String streamOf(Iterable<Tag> tags, String streamKey) {
        for (var tag : tags) {
            if (tag.key().equals(streamKey)) {
                return tag.value();
            }
        }
        return null;
    }

    /** All tags but the stream, in a fixed order. */
    public static String joined(Iterable<Tag> tags, String streamKey) {
        var sorted = new TreeSet<String>();
        for (var tag : tags) {
            if (!tag.key().equals(streamKey)) {
                sorted.add(tag.key() + IN_TAG + tag.value());
            }
        }
        return String.join(BETWEEN, sorted);
    }

    /** The tag that {@link #joined} wrote. */
    public static Tag tag(String joined) {
        int cut = joined.indexOf(IN_TAG);
        return new Tag(joined.substring(0, cut), joined.substring(cut + 1));
    }
}
