package org.throughline.log.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.row.EventRow;
import org.throughline.log.row.StringJson;

/**
 * A file of events: a first line that says what it is, a line of JSON for each event in the order
 * of the log, and a last line with how many there are and the SHA-256 of everything before it. It
 * holds what the log holds, in clear: keep it as the log is kept.
 */
public final class EventFile {
    private static final String FIRST_LINE = "throughline-log 1";
    private static final String LAST_LINE = "end ";
    private static final int PAGE = 2_000;

    private EventFile() {}

    /** An event of a file, with its place in its stream; 0 without one. */
    record Line(long streamSeq, EventRow row) {}

    /**
     * What a whole file holds.
     *
     * @param digest SHA-256 of the file's content in hex: the same file is known again by it
     */
    public record Whole(long events, String digest) {}

    interface Lines {
        void take(List<Line> lines) throws IOException;
    }

    /** Writes everything that stands in the log now; the file must not exist yet. */
    public static Whole write(PostgresLog log, Path file) throws IOException {
        var sha = EventRow.sha256();
        long head = log.head();
        try (var out =
                new BufferedOutputStream(
                        Files.newOutputStream(file, java.nio.file.StandardOpenOption.CREATE_NEW))) {
            var digested = new DigestOutputStream(out, sha);
            line(digested, FIRST_LINE);
            for (long position = 0; position < head; ) {
                var page = log.read(position, (int) Math.min(PAGE, head - position));
                for (var event : page) {
                    line(digested, StringJson.of(fields(event, log)));
                }
                position = page.getLast().position();
            }
            var digest = HexFormat.of().formatHex(sha.digest());
            line(out, LAST_LINE + head + " " + digest);
            return new Whole(head, digest);
        }
    }

    private static Map<String, String> fields(StoredEvent event, PostgresLog log) {
        var fields = new LinkedHashMap<String, String>();
        if (event.stream() != null) {
            fields.put("stream", event.stream());
            fields.put("streamSeq", Long.toString(event.streamSeq()));
        }
        fields.put("id", event.id());
        fields.put("name", event.name());
        fields.put("version", event.version());
        fields.put("micros", Long.toString(EventRow.micros(event.timestamp())));
        fields.put("metadata", StringJson.of(event.metadata()));
        fields.put("tags", EventRow.joined(event.tags(), log.streamKey()));
        fields.put("payload", Base64.getEncoder().encodeToString(event.payload()));
        return fields;
    }

    private static void line(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(UTF_8));
        out.write('\n');
    }

    /**
     * Reads a file to its end.
     *
     * @throws TornFile when it is not whole
     */
    public static Whole check(Path file) throws IOException {
        return read(file, Integer.MAX_VALUE, _ -> {});
    }

    /** Hands on the lines in portions; what was handed on is only right when this returns. */
    static Whole read(Path file, int portion, Lines lines) throws IOException {
        var sha = EventRow.sha256();
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var first = nextLine(in, 1);
            if (first == null
                    || !new String(first, 0, first.length - 1, UTF_8).equals(FIRST_LINE)) {
                throw new TornFile(1, "does not say that it is a file of events");
            }
            sha.update(first);
            var taken = new ArrayList<Line>();
            long events = 0;
            while (true) {
                long number = events + 2;
                var line = nextLine(in, number);
                if (line == null) {
                    throw new TornFile(number, "is missing: the file ends too early");
                }
                var text = new String(line, 0, line.length - 1, UTF_8);
                if (text.startsWith(LAST_LINE)) {
                    var digest = HexFormat.of().formatHex(sha.digest());
                    if (!text.equals(LAST_LINE + events + " " + digest)) {
                        throw new TornFile(number, "does not fit what stands before it");
                    }
                    if (in.read() >= 0) {
                        throw new TornFile(number, "should be the last, and something follows");
                    }
                    lines.take(taken);
                    return new Whole(events, digest);
                }
                sha.update(line);
                events++;
                var event = event(text, number);
                if (portion < Integer.MAX_VALUE) {
                    taken.add(event);
                    if (taken.size() == portion) {
                        lines.take(taken);
                        taken.clear();
                    }
                }
            }
        }
    }

    /** With its end; null at the end of the file. */
    private static byte @Nullable [] nextLine(InputStream in, long number) throws IOException {
        var bytes = new byte[1024];
        int length = 0;
        for (int one = in.read(); one >= 0; one = in.read()) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) one;
            if (one == '\n') {
                return Arrays.copyOf(bytes, length);
            }
        }
        if (length > 0) {
            throw new TornFile(number, "breaks off");
        }
        return null;
    }

    private static Line event(String text, long number) {
        try {
            var fields = StringJson.map(text);
            var stream = fields.get("stream");
            var row =
                    EventRow.of(
                            stream,
                            field(fields, "id"),
                            field(fields, "name"),
                            field(fields, "version"),
                            Long.parseLong(field(fields, "micros")),
                            Base64.getDecoder().decode(field(fields, "payload")),
                            field(fields, "metadata"),
                            field(fields, "tags"));
            return new Line(stream == null ? 0 : Long.parseLong(field(fields, "streamSeq")), row);
        } catch (RuntimeException e) { // whatever is wrong with it, it is no line that we wrote
            throw new TornFile(number, "is no event");
        }
    }

    private static String field(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name));
    }
}
