package org.throughline.proof.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Sha256;

/**
 * The content of one file of an archive, read once from beginning to end and digested meanwhile.
 */
public final class LineSource {
    /** Longer lines are refused. */
    public static final int LINE_MAX = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel channel;
    private final ArchivedFile file;
    private final MessageDigest sha = Sha256.fresh();
    private final CRC32 crc = new CRC32();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private long read;
    private long line;

    LineSource(FileChannel channel, ArchivedFile file) {
        this.channel = channel;
        this.file = file;
    }

    /** Where the last line stands, for people. */
    public String place() {
        return file.name() + " line " + line;
    }

    /**
     * The next line without its newline; null after the last one.
     *
     * @throws Damaged when it is too long, or the last one has no newline
     */
    public byte @Nullable [] next() throws IOException {
        line++;
        var longLine = new ByteArrayOutputStream(0);
        while (filled()) {
            var bytes = buffer.array();
            for (int i = buffer.position(); i < buffer.limit(); i++) {
                if (bytes[i] == '\n') {
                    var rest = Arrays.copyOfRange(bytes, buffer.position(), i);
                    buffer.position(i + 1);
                    return longLine.size() == 0 ? rest : joined(longLine, rest);
                }
            }
            longLine.write(bytes, buffer.position(), buffer.remaining());
            buffer.position(buffer.limit());
            if (longLine.size() > LINE_MAX) {
                throw new Damaged(Damaged.Kind.SIZE, place());
            }
        }
        if (longLine.size() > 0) {
            throw new Damaged(Damaged.Kind.FORM, place());
        }
        return null;
    }

    private byte[] joined(ByteArrayOutputStream first, byte[] rest) {
        first.writeBytes(rest);
        if (first.size() > LINE_MAX) {
            throw new Damaged(Damaged.Kind.SIZE, place());
        }
        return first.toByteArray();
    }

    /**
     * Everything.
     *
     * @throws Damaged when there is more than this
     */
    public byte[] all(int bytesMax) throws IOException {
        if (file.size() > bytesMax) {
            throw new Damaged(Damaged.Kind.SIZE, file.name());
        }
        var all = new ByteArrayOutputStream((int) file.size());
        while (filled()) {
            all.write(buffer.array(), buffer.position(), buffer.remaining());
            buffer.position(buffer.limit());
        }
        return all.toByteArray();
    }

    /**
     * Reads what is left, and returns the digest of the whole file.
     *
     * @throws Damaged when the checksum of the archive is another
     */
    public Hash finish() throws IOException {
        while (filled()) {
            buffer.position(buffer.limit());
        }
        if ((int) crc.getValue() != file.crc()) {
            throw new Damaged(Damaged.Kind.STRUCTURE, "the checksum of " + file.name());
        }
        return Hash.of(sha.digest());
    }

    private boolean filled() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        long left = file.size() - read;
        if (left == 0) {
            return false;
        }
        buffer.clear().limit((int) Math.min(left, BUFFER_BYTES));
        int count = channel.read(buffer, file.contentAt() + read);
        if (count <= 0) {
            throw new Damaged(Damaged.Kind.STRUCTURE, "the length of " + file.name());
        }
        read += count;
        sha.update(buffer.array(), 0, count);
        crc.update(buffer.array(), 0, count);
        buffer.flip();
        return true;
    }
}
