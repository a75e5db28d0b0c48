package org.throughline.proof.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads an archive, and refuses every byte that is not where and what it must be. */
public final class ArchiveReader implements AutoCloseable {
    /** More files are refused. */
    public static final int FILES_MAX = 128;

    private static final int NAME_MAX = 80;
    private static final String WHY = "no archive of the one form: ";

    private final FileChannel channel;
    private final List<ArchivedFile> files;

    private ArchiveReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.files = directory();
    }

    /**
     * Reads the directory.
     *
     * @throws Damaged when the file is not of the form from its first byte to its last, contents
     *     apart
     * @throws IOException when it cannot be read
     */
    public static ArchiveReader open(Path path) throws IOException {
        var channel = FileChannel.open(path);
        try {
            return new ArchiveReader(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public List<ArchivedFile> files() {
        return files;
    }

    public Optional<ArchivedFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** The content of a file. */
    public LineSource content(ArchivedFile file) {
        return new LineSource(channel, file);
    }

    private List<ArchivedFile> directory() throws IOException {
        long length = channel.size();
        if (length < ZipLayout.END_BYTES || length > ZipLayout.BYTES_MAX) {
            throw damaged("its length");
        }
        var end = read(length - ZipLayout.END_BYTES, ZipLayout.END_BYTES);
        int count = end.getShort(8) & 0xFFFF;
        long centralSize = end.getInt(12) & 0xFFFF_FFFFL;
        long centralAt = end.getInt(16) & 0xFFFF_FFFFL;
        if (!Arrays.equals(end.array(), ZipLayout.end(count, centralSize, centralAt))) {
            throw damaged("its end");
        }
        if (count > FILES_MAX) {
            throw new Damaged(Damaged.Kind.SIZE, "number of files");
        }
        if (centralAt + centralSize + ZipLayout.END_BYTES != length
                || centralSize > (long) FILES_MAX * (ZipLayout.CENTRAL_BYTES + NAME_MAX)) {
            throw damaged("its end");
        }
        var files = new ArrayList<ArchivedFile>();
        var names = new HashSet<String>();
        long at = 0;
        var central = read(centralAt, (int) centralSize);
        for (int i = 0; i < count; i++) {
            var file = entry(central, at);
            if (!names.add(file.name())) {
                throw damaged("a name twice");
            }
            if (file.endsAt() > centralAt) {
                throw damaged("a size");
            }
            same(file.headerAt(), ZipLayout.local(file));
            files.add(file);
            at = file.endsAt();
        }
        if (at != centralAt || central.hasRemaining()) {
            throw damaged("something between");
        }
        return List.copyOf(files);
    }

    private static ArchivedFile entry(ByteBuffer central, long at) {
        int from = central.position();
        if (central.remaining() < ZipLayout.CENTRAL_BYTES) {
            throw damaged("its directory");
        }
        int crc = central.getInt(from + 16);
        long size = central.getInt(from + 24) & 0xFFFF_FFFFL;
        int nameLength = central.getShort(from + 28) & 0xFFFF;
        if (nameLength > NAME_MAX || central.remaining() < ZipLayout.CENTRAL_BYTES + nameLength) {
            throw damaged("its directory");
        }
        var name =
                new String(
                        central.array(),
                        from + ZipLayout.CENTRAL_BYTES,
                        nameLength,
                        StandardCharsets.ISO_8859_1);
        if (!ArchivedFile.isName(name)) {
            throw damaged("a name");
        }
        var file = new ArchivedFile(name, at, size, crc);
        var expected = ZipLayout.central(file);
        if (!Arrays.equals(
                expected, Arrays.copyOfRange(central.array(), from, from + expected.length))) {
            throw damaged("its directory");
        }
        central.position(from + expected.length);
        return file;
    }

    private void same(long at, byte[] expected) throws IOException {
        if (!Arrays.equals(read(at, expected.length).array(), expected)) {
            throw damaged("a header");
        }
    }

    private ByteBuffer read(long at, int length) throws IOException {
        var bytes = ZipLayout.buffer(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw damaged("its length");
            }
        }
        return bytes.flip();
    }

    private static Damaged damaged(String what) {
        return new Damaged(Damaged.Kind.STRUCTURE, WHY + what);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
