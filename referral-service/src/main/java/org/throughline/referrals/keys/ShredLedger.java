package org.throughline.referrals.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which keys were destroyed, in a file of its own: so that a restored backup of the keys does not
 * bring them back. It names keys and nobody. Each line carries a digest over itself and the line
 * before, so that a line that was taken out or changed shows.
 */
final class ShredLedger {
    private static final String NAME = "shredded";
    private static final String BEGINNING = "0".repeat(64);

    /** Within one program the lock of a file is nobody's to wait for. */
    private static final Object HERE = new Object();

    private final Path file;

    ShredLedger(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /**
     * The ids of all keys that were destroyed.
     *
     * @throws KeysAway when a line is not what was written
     */
    Set<String> keyIds() {
        try {
            return Files.exists(file) ? idsIn(lines(Files.readString(file))) : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds those that are not there; they are on the disk when this returns. */
    void add(Collection<String> keyIds) {
        if (keyIds().containsAll(keyIds)) {
            return;
        }
        synchronized (HERE) {
            // Nodes may share the folder.
            try (var channel =
                            FileChannel.open(
                                    file,
                                    Set.of(
                                            StandardOpenOption.CREATE,
                                            StandardOpenOption.READ,
                                            StandardOpenOption.WRITE),
                                    PosixFilePermissions.asFileAttribute(
                                            PosixFilePermissions.fromString("rw-------")));
                    var _ = channel.lock()) {
                append(keyIds, channel);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void append(Collection<String> keyIds, FileChannel channel) throws IOException {
        var text = Files.readString(file);
        var lines = lines(text);
        var known = new HashSet<>(idsIn(lines));
        var last = lines.isEmpty() ? BEGINNING : digestIn(lines.getLast());
        var more = new StringBuilder();
        for (var id : keyIds) {
            if (known.add(id)) {
                last = digest(last, id);
                more.append(id).append(' ').append(last).append('\n');
            }
        }
        channel.truncate(text.lastIndexOf('\n') + 1L);
        channel.position(channel.size());
        var bytes = ByteBuffer.wrap(more.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** One that was cut short at the end does not count: its key was not destroyed yet. */
    private static List<String> lines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static Set<String> idsIn(List<String> lines) {
        var ids = new LinkedHashSet<String>();
        var last = BEGINNING;
        for (var line : lines) {
            int cut = line.indexOf(' ');
            var id = cut < 0 ? line : line.substring(0, cut);
            last = digest(last, id);
            if (!line.equals(id + ' ' + last)) {
                throw new KeysAway(
                        "line %d of the list of destroyed keys is not what was written: put back the copy of the file %s"
                                .formatted(ids.size() + 1, NAME));
            }
            ids.add(id);
        }
        return ids;
    }

    private static String digestIn(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    private static String digest(String before, String id) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest((before + ' ' + id).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
