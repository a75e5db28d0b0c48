package org.throughline.log.rounds;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.Tag;
import org.throughline.log.rounds.Effects.Found;
import org.throughline.log.rounds.FollowerProcess.Mode;

/**
 * Kills a follower with -9 in the middle of its work and starts it again, as often as is wanted,
 * while events go on being appended. In the end every event must have had its effect once, and in
 * order.
 */
public final class Rounds {
    private static final Duration PROGRESS_WITHIN = Duration.ofSeconds(60);
    private static final int STREAMS = 16;
    private static final int EFFECTS_MAX = 20;
    private static final int WORK_MILLIS_MAX = 60;
    private static final long SEED = 20_261_124;

    private final String url = TestInfrastructure.freshDatabaseUrl();
    private final DataSource owner = TestInfrastructure.dataSource(url);
    private final Random random = new Random(SEED);
    private final Path archive;
    private final String classPath;

    private Rounds() throws IOException, SQLException {
        var folder = TestInfrastructure.freshFolder();
        archive = folder.resolve("classes.jsa");
        classPath = Jars.of(folder);
        PostgresLog.migrate(owner);
        Effects.createTables(owner);
    }

    /** Runs so many rounds and says what became of the events. */
    static Found run(Mode mode, int rounds) throws IOException, InterruptedException, SQLException {
        return new Rounds().run(rounds, mode);
    }

    private Found run(int rounds, Mode mode)
            throws IOException, InterruptedException, SQLException {
        started(Mode.TRAINING).join();
        var stopped = new AtomicBoolean();
        var follower = started(mode);
        var next = started(mode);
        try (var log = new PostgresLog(owner, "stream")) {
            var writer = Thread.startVirtualThread(() -> write(log, stopped));
            follower.begin();
            for (int round = 0; round < rounds; round++) {
                worksFor(follower);
                follower.kill();
                // It was loading while the last one worked: a kill is followed by a start without a
                // pause.
                follower = next;
                follower.begin();
                next = started(mode);
            }
            stopped.set(true);
            writer.join();
            untilEverythingHadItsEffect(log.head());
        } finally {
            follower.kill();
            next.kill();
        }
        return Effects.look(owner);
    }

    private FollowerProcess started(Mode mode) throws IOException {
        return new FollowerProcess(mode, url, classPath, archive);
    }

    private void write(PostgresLog log, AtomicBoolean stopped) {
        for (int number = 0; !stopped.get(); number++) {
            var stream = "s" + number % STREAMS;
            log.append(
                            null,
                            List.of(
                                    new NewEvent(
                                            "e" + number,
                                            "happened",
                                            "1",
                                            Instant.EPOCH,
                                            new byte[] {1},
                                            Map.of("stream", stream),
                                            Set.of(new Tag("stream", stream)))),
                            List.of())
                    .join();
            pause(3);
        }
    }

    private void worksFor(FollowerProcess follower) throws SQLException {
        long wanted = effects() + 1 + random.nextInt(EFFECTS_MAX);
        var deadline = System.nanoTime() + PROGRESS_WITHIN.toNanos();
        while (effects() < wanted) {
            if (System.nanoTime() > deadline || !follower.isAlive()) {
                throw new IllegalStateException("the follower does not get on");
            }
            pause(5);
        }
        pause(random.nextInt(WORK_MILLIS_MAX));
    }

    private long effects() throws SQLException {
        return Effects.number(owner, "select coalesce(max(made), 0) from rounds.effect");
    }

    private void untilEverythingHadItsEffect(long head) throws SQLException {
        var deadline = System.nanoTime() + PROGRESS_WITHIN.toNanos();
        while (Effects.number(owner, "select count(distinct id) from rounds.effect") < head
                && System.nanoTime() < deadline) {
            pause(50);
        }
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
