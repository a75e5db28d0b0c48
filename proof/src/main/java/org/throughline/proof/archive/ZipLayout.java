package org.throughline.proof.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The records of a ZIP file in their one form: stored, not compressed; no times, no comments, no
 * extra fields. Where every byte follows from names, sizes and checksums, no bit can be turned over
 * unseen.
 */
final class ZipLayout {
    static final int LOCAL_BYTES = 30;
    static final int CENTRAL_BYTES = 46;
    static final int END_BYTES = 22;

    /** The format has four bytes for a size. */
    static final long BYTES_MAX = 0xFFFF_FFFEL;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 10;

    /** The first day that the format knows. */
    private static final short FIRST_DAY = 0x21;

    private ZipLayout() {}

    static byte[] local(ArchivedFile file) {
        var name = file.name().getBytes(StandardCharsets.US_ASCII);
        var bytes = buffer(LOCAL_BYTES + name.length);
        bytes.putInt(LOCAL);
        putCommon(bytes, file, name.length);
        return bytes.put(name).array();
    }

    static byte[] central(ArchivedFile file) {
        var name = file.name().getBytes(StandardCharsets.US_ASCII);
        var bytes = buffer(CENTRAL_BYTES + name.length);
        bytes.putInt(CENTRAL).putShort(VERSION);
        putCommon(bytes, file, name.length);
        bytes.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
        return bytes.putInt((int) file.headerAt()).put(name).array();
    }

    private static void putCommon(ByteBuffer bytes, ArchivedFile file, int nameLength) {
        bytes.putShort(VERSION).putShort((short) 0).putShort((short) 0);
        bytes.putShort((short) 0).putShort(FIRST_DAY);
        bytes.putInt(file.crc()).putInt((int) file.size()).putInt((int) file.size());
        bytes.putShort((short) nameLength).putShort((short) 0);
    }

    static byte[] end(int files, long centralSize, long centralAt) {
        return buffer(END_BYTES)
                .putInt(END)
                .putInt(0)
                .putShort((short) files)
                .putShort((short) files)
                .putInt((int) centralSize)
                .putInt((int) centralAt)
                .putShort((short) 0)
                .array();
    }

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
