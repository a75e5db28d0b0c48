package org.throughline.bench.measure;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.throughline.bench.measure.Follower.Shown;

/**
 * The correctness column: slow commits and ended connections while callers append and one follower
 * reads along; afterwards callers, store and follower are compared.
 */
final class FaultRun {
    private static final int WRITERS = 16;
    private static final int STREAMS_PER_WRITER = 8;
    private static final long KILL_EVERY_MS = 500;
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long RETRY_MS = 20;

    /** A writer that gets no answer for so long says so and ends the run. */
    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Peer peer;
    private final Options options;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Shown> shown = new ArrayList<>();
    private volatile boolean writing = true;

    FaultRun(Peer peer, Options options) {
        this.peer = peer;
        this.options = options;
    }

    void run() throws Exception {
        try (var faults = new Faults(options);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            faults.slowDownCommitsOf(peer.table());
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.seconds());
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> write(writer, until, faults)));
            }
            var follower = threads.submit(this::follow);
            while (System.nanoTime() - until < 0) {
                Thread.sleep(KILL_EVERY_MS);
                faults.kill();
            }
            for (var writer : writers) {
                writer.get();
            }
            writing = false;
            follower.get();
            print(Verdict.of(acknowledged, stored(faults), shown), faults);
        }
    }

    private boolean write(int writer, long until, Faults faults) throws Exception {
        var versions = new long[STREAMS_PER_WRITER];
        var known = new boolean[STREAMS_PER_WRITER];
        for (long turn = 0; System.nanoTime() - until < 0; turn++) {
            int at = (int) (turn % STREAMS_PER_WRITER);
            var stream = Peer.stream((long) at * WRITERS + writer);
            var id = Peer.timeOrderedId().toString();
            var fact = Fact.of(turn, options.payloadBytes());
            long giveUp = System.nanoTime() + GIVE_UP_NANOS;
            boolean first = true;
            while (!acknowledged.contains(id)) {
                try {
                    if (!first && !peer.appendsOnce() && holds(id)) {
                        // The answer was lost, not the event.
                        known[at] = false;
                        acknowledged.add(id);
                        break;
                    }
                    first = false;
                    if (!known[at]) {
                        versions[at] = peer.versionOf(stream);
                        known[at] = true;
                    }
                    versions[at] = peer.append(stream, versions[at], id, fact);
                    acknowledged.add(id);
                } catch (Exception e) {
                    known[at] = false;
                    if (System.nanoTime() - giveUp > 0) {
                        throw new IllegalStateException(
                                "an event was not acknowledged in time; connections ended: "
                                        + faults.kills(),
                                e);
                    }
                    Thread.sleep(RETRY_MS);
                }
            }
        }
        return true;
    }

    /**
     * Whether the event is stored after all; what a caller of a store without once keys must ask.
     */
    private boolean holds(String id) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                options.url(), options.user(), options.password());
                var statement = connection.prepareStatement(peer.table().holdsId())) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Follows until nothing came for the quiet time after the last writer is done. */
    private boolean follow() throws Exception {
        long quietSince = System.nanoTime();
        try (var follower = peer.follow()) {
            while (writing || System.nanoTime() - quietSince < QUIET_NANOS) {
                try {
                    if (follower.poll(shown::add) > 0) {
                        quietSince = System.nanoTime();
                    } else {
                        follower.await();
                    }
                } catch (Exception e) {
                    Thread.sleep(RETRY_MS);
                }
                if (writing) {
                    quietSince = System.nanoTime();
                }
            }
        }
        return true;
    }

    private List<Shown> stored(Faults faults) throws SQLException {
        var events = new ArrayList<Shown>();
        try (var statement = faults.connection().createStatement();
                var rows = statement.executeQuery(peer.table().allInOrder())) {
            while (rows.next()) {
                events.add(new Shown(rows.getString(1), rows.getString(2)));
            }
        }
        return events;
    }

    private void print(Verdict verdict, Faults faults) throws SQLException {
        var line = new LinkedHashMap<String, Object>();
        line.put("peer", peer.name());
        line.put("scenario", "faults");
        line.put("acknowledged", acknowledged.size());
        line.put("lost", verdict.lost());
        line.put("skipped", verdict.skipped());
        line.put("reordered", verdict.reordered());
        line.put("reorderedInStream", verdict.reorderedInStream());
        line.put("doubled", verdict.doubled());
        line.put("shownAgain", verdict.shownAgain());
        line.put("kills", faults.kills());
        line.put("slowCommits", faults.slowCommits());
        Lines.print(line);
    }
}
