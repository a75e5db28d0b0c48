package org.throughline.proof.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Sha256;

/** Writes an archive, one file after another; a content may be longer than memory. */
public final class ArchiveWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel channel;
    private final List<ArchivedFile> files = new ArrayList<>();
    private boolean isFinished;

    private ArchiveWriter(FileChannel channel) {
        this.channel = channel;
    }

    /** Begins a new archive; a file that is there already is written over. */
    public static ArchiveWriter create(Path path) throws IOException {
        return new ArchiveWriter(
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
    }

    /** Writes the content of a file. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Size and digest of a file that was written. */
    public record Written(long size, Hash sha256) {}

    /**
     * Adds a file.
     *
     * @throws IllegalArgumentException for a name that an archive may not hold
     */
    public Written add(String name, Content content) throws IOException {
        if (!ArchivedFile.isName(name) || files.size() == ArchiveReader.FILES_MAX) {
            throw new IllegalArgumentException("no such file in an archive: " + name);
        }
        long headerAt = channel.position();
        var empty = new ArchivedFile(name, headerAt, 0, 0);
        channel.position(empty.contentAt());
        var crc = new CRC32();
        MessageDigest sha = Sha256.fresh();
        var out =
                new BufferedOutputStream(
                        new CheckedOutputStream(
                                new DigestOutputStream(new Appended(channel), sha), crc),
                        BUFFER_BYTES);
        content.writeTo(out);
        out.flush();
        long size = channel.position() - empty.contentAt();
        var file = new ArchivedFile(name, headerAt, size, (int) crc.getValue());
        if (file.endsAt() > ZipLayout.BYTES_MAX) {
            throw new IOException("an archive holds less than 4 GiB");
        }
        channel.position(headerAt);
        write(ZipLayout.local(file));
        channel.position(file.endsAt());
        files.add(file);
        return new Written(size, Hash.of(sha.digest()));
    }

    /** Adds a small file. */
    public Written add(String name, byte[] content) throws IOException {
        return add(name, out -> out.write(content));
    }

    /** Writes the directory; nothing can be added after it. */
    public void finish() throws IOException {
        long centralAt = channel.position();
        for (var file : files) {
            write(ZipLayout.central(file));
        }
        write(ZipLayout.end(files.size(), channel.position() - centralAt, centralAt));
        channel.force(true);
        isFinished = true;
    }

    private void write(byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!isFinished) {
            throw new IllegalStateException("an archive without its directory");
        }
    }

    /** Writes to the end of a channel and leaves it open. */
    private static final class Appended extends OutputStream {
        private final FileChannel channel;

        private Appended(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            var buffer = ByteBuffer.wrap(bytes, from, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
