package org.throughline.log.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the binary form of PostgreSQL's COPY, for {@code log.incoming}. */
final class BinaryCopy {
    static final String INTO =
            """
            copy log.incoming
                (import, place, stream, stream_seq, id, name, version, time, payload, metadata, tags, content)
            from stdin (format binary)
            """;

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final int FIELDS = 12;

    private BinaryCopy() {}

    static byte[] of(String importName, List<EventFile.Line> lines) {
        var bytes = new ByteArrayOutputStream(lines.size() * 600);
        try (var out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            out.writeInt(0); // no flags
            out.writeInt(0); // no extension
            int place = 0;
            for (var line : lines) {
                var row = line.row();
                out.writeShort(FIELDS);
                text(out, importName);
                number(out, place++);
                text(out, row.stream());
                number(out, line.streamSeq());
                text(out, row.id());
                text(out, row.name());
                text(out, row.version());
                number(out, row.micros());
                field(out, row.payload());
                text(out, row.metadata());
                text(out, row.tags());
                field(out, row.content());
            }
            out.writeShort(-1);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void number(DataOutputStream out, long number) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(number);
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            field(out, text.getBytes(UTF_8));
        }
    }

    private static void field(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
