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
 * and none is ever written over.
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
            return new Outcome.Confirmed(written(folder(connection), run));
        } catch (IOException e) {
            return new Outcome.TryLater(Outcome.RETRIES_USED_UP);
        }
    }

    private Path folder(Connection connection) {
        return root.resolve(connection.agency().value());
    }

    private static String written(Path folder, RunFile run) throws IOException {
        Files.createDirectories(folder);
        var part = folder.resolve("." + run.name() + ".part");
        Files.deleteIfExists(part);
        try (var out = java.nio.channels.FileChannel.open(part, CREATE_NEW, WRITE)) {
            var bytes = ByteBuffer.wrap(run.bytes());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        var name = freeName(folder, run);
        Files.move(part, folder.resolve(name + ".zip"), StandardCopyOption.ATOMIC_MOVE);
        return name;
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
