package org.throughline.agencies.channels.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.Sending;
import org.throughline.agencies.reaching.Connection;

/**
 * Writes what is due into one ZIP in the agency's folder. A file is there as a whole or not at all,
 * and none is ever written over but to take somebody out of it who was erased.
 */
public final class FileChannel implements Channel {
    public static final String CODE = "file";

    private static final int ENTRIES_MAX = 1000;
    private static final int SAME_NAME_MAX = 1000;

    private final Path root;
    private final Duration every;
    private final Clock clock;

    /**
     * @param root every agency has a folder in it
     * @param every how long after a run the next one comes
     */
    public FileChannel(Path root, Duration every, Clock clock) {
        this.root = root;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public int entriesMax() {
        return ENTRIES_MAX;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Outcome deliver(Connection connection, List<Sending> sending) {
        var run =
                new RunFile(
                        connection.agency(),
                        sending,
                        SigningKey.of(connection.secret()),
                        clock.instant());
        try {
            var folder = folder(connection);
            for (var one : sending) {
                if (one.word() != null) {
                    UnfetchedFiles.erase(folder, one.word().word(), run.key(), FileChannel::put);
                }
            }
            return new Outcome.Confirmed(written(folder, run));
        } catch (IOException e) {
            return new Outcome.TryLater(Outcome.RETRIES_USED_UP);
        }
    }

    private Path folder(Connection connection) {
        return root.resolve(connection.agency().value());
    }

    private static String written(Path folder, RunFile run) throws IOException {
        Files.createDirectories(folder);
        var name = freeName(folder, run);
        put(folder.resolve(name + ".zip"), run.bytes());
        return name;
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        var part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (var out = java.nio.channels.FileChannel.open(part, CREATE_NEW, WRITE)) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Entries that go out again make another file beside the first one. */
    private static String freeName(Path folder, RunFile run) throws IOException {
        for (int again = 1; again <= SAME_NAME_MAX; again++) {
            var name = again == 1 ? run.name() : run.name() + "-" + again;
            if (!Files.exists(folder.resolve(name + ".zip"))) {
                return name;
            }
        }
        throw new IOException("nobody fetches these files");
    }
}
