package org.throughline.server.canary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.xerial.snappy.SnappyError;

/**
 * Finds compressed parts in bytes and opens them: by how they begin, wherever that is, so that
 * batches of a topic, parts of an archive and values in a page of a table are found alike.
 */
final class Packed {
    private static final int PART_MAX = 64 << 20;
    private static final int LOCAL_HEADER = 30;
    private static final int DEFLATED = 8;

    /** The most that stands in one row of PostgreSQL's pages, and the least worth compressing. */
    private static final int VALUE_MAX = 8192;

    private static final int VALUE_MIN = 32;
    private static final int RAW_MAX = 1 << 20;
    private static final int RAW_BITS = 30;

    private Packed() {}

    /** A part that was opened, and how it had been packed. */
    record Part(String packing, byte[] bytes) {}

    static List<Part> in(byte[] bytes) {
        var parts = new ArrayList<Part>();
        for (int at = 0; at + 4 <= bytes.length; at++) {
            int begins = big(bytes, at);
            if (begins >>> 8 == 0x1f8b08) {
                add(parts, "gzip", new Opening(bytes, at, GZIPInputStream::new));
            } else if (begins >>> 16 == 0x7801
                    || begins >>> 16 == 0x789c
                    || begins >>> 16 == 0x78da) {
                add(parts, "zlib", new Opening(bytes, at, InflaterInputStream::new));
            } else if (begins == 0x504b0304) {
                archived(parts, bytes, at);
            } else if (begins == 0x04224d18) {
                add(
                        parts,
                        "lz4",
                        new Opening(bytes, at, in -> kafka(Compression.lz4().build(), in)));
            } else if (begins == 0x28b52ffd) {
                add(
                        parts,
                        "zstd",
                        new Opening(bytes, at, in -> kafka(Compression.zstd().build(), in)));
            } else if (begins == 0x82534e41) {
                add(
                        parts,
                        "snappy",
                        new Opening(bytes, at, in -> kafka(Compression.snappy().build(), in)));
            }
            value(parts, bytes, at);
        }
        return parts;
    }

    private interface Door {
        InputStream open(InputStream in) throws IOException;
    }

    private record Opening(byte[] bytes, int from, Door door) {}

    /** What comes out before the part ends or breaks off. */
    private static void add(List<Part> parts, String packing, Opening opening) {
        var out = new ByteArrayOutputStream();
        var in =
                new ByteArrayInputStream(
                        opening.bytes(), opening.from(), opening.bytes().length - opening.from());
        try (var open = opening.door().open(in)) {
            var some = new byte[VALUE_MAX];
            for (int read = open.read(some);
                    read > 0 && out.size() < PART_MAX;
                    read = open.read(some)) {
                out.write(some, 0, read);
            }
        } catch (IOException | KafkaException | IllegalArgumentException | SnappyError end) {
            // Other bytes follow, or these only looked like a beginning.
        }
        if (out.size() > 0) {
            parts.add(new Part(packing, out.toByteArray()));
        }
    }

    private static InputStream kafka(Compression compression, InputStream in) throws IOException {
        return compression.wrapForInput(
                ByteBuffer.wrap(in.readAllBytes()),
                RecordBatch.CURRENT_MAGIC_VALUE,
                BufferSupplier.NO_CACHING);
    }

    private static void archived(List<Part> parts, byte[] bytes, int at) {
        if (at + LOCAL_HEADER > bytes.length) {
            return;
        }
        var header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int from =
                at
                        + LOCAL_HEADER
                        + Short.toUnsignedInt(header.getShort(at + 26))
                        + Short.toUnsignedInt(header.getShort(at + 28));
        if (header.getShort(at + 8) == DEFLATED && from < bytes.length) {
            add(
                    parts,
                    "zip",
                    new Opening(
                            bytes, from, in -> new InflaterInputStream(in, new Inflater(true))));
        }
    }

    /**
     * A value that PostgreSQL has compressed, in its row or as the first of several rows: its sizes
     * stand before it.
     */
    private static void value(List<Part> parts, byte[] bytes, int at) {
        if (at + 8 > bytes.length) {
            return;
        }
        int length = little(bytes, at) >>> 2;
        if (length < VALUE_MIN || length > VALUE_MAX || at + length > bytes.length) {
            return;
        }
        int mark = bytes[at] & 3;
        int sizes = little(bytes, at + 4);
        int raw = sizes & (1 << RAW_BITS) - 1;
        if (mark != 0 && mark != 2 || raw <= length - 8 || raw > RAW_MAX) {
            return;
        }
        var packed = Arrays.copyOfRange(bytes, at + 8, at + length);
        var opened = sizes >>> RAW_BITS == 0 ? Pglz.open(packed, raw) : lz4(packed, raw);
        if (opened.length > 0) {
            parts.add(new Part(sizes >>> RAW_BITS == 0 ? "pglz" : "lz4 block", opened));
        }
    }

    private static byte[] lz4(byte[] packed, int raw) {
        try {
            return LZ4Factory.safeInstance().safeDecompressor().decompress(packed, raw);
        } catch (LZ4Exception no) {
            return new byte[0];
        }
    }

    private static int big(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    private static int little(byte[] bytes, int at) {
        return Integer.reverseBytes(big(bytes, at));
    }
}
