package org.throughline.bench.ours;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.throughline.bench.measure.EventTable;
import org.throughline.bench.measure.Fact;
import org.throughline.bench.measure.Follower;
import org.throughline.bench.measure.Options;
import org.throughline.bench.measure.Peer;
import org.throughline.bench.measure.PeerProcess;
import org.throughline.bench.measure.Pools;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.Tag;

/** The log of this repository, by its public API: what is not in it is not measured. */
final class Ours implements Peer {
    private static final String STREAM = "stream";
    private static final int READ_AT_ONCE = 1_000;
    private static final Duration AWAIT = Duration.ofSeconds(1);

    /** Events of one append while filling, and appends under way at once. */
    private static final int FILL_EVENTS = 20;

    private static final int FILL_APPENDS = 512;
    private static final int PROJECTS = 100;
    private static final int AREAS = 10_000;

    private final HikariDataSource pool;
    private final PostgresLog log;
    private final boolean isTagged;

    private Ours(Options options) {
        try (var owner = Pools.pool(options, null)) {
            PostgresLog.migrate(owner);
        }
        pool = Pools.pool(options, "set role " + PostgresLog.ROLE);
        log = new PostgresLog(pool, STREAM);
        isTagged = options.text("tagged", "no").equals("yes");
    }

    public static void main(String[] args) {
        var options = Options.of(args);
        if (options.scenario().equals("desk")) {
            DeskProcess.main(options);
        } else {
            PeerProcess.main(args, Ours::new);
        }
    }

    @Override
    public String name() {
        return isTagged ? "ours-tagged" : "ours";
    }

    @Override
    public void create() {
        // Done before the log could be opened.
    }

    @Override
    public long versionOf(String stream) {
        var events = log.readStream(stream);
        return events.isEmpty() ? 0 : events.getLast().position();
    }

    @Override
    public long append(String stream, long version, String eventId, Fact fact) {
        var tag = new Tag(STREAM, stream);
        var condition = new Condition(version, List.of(new Criterion(Set.of(tag), Set.of())));
        var outcome =
                log.append(
                                condition,
                                List.of(event(stream, eventId, fact)),
                                List.of(new OnceKey("command", eventId, "")))
                        .join();
        return switch (outcome) {
            case AppendOutcome.Appended appended -> appended.last();
            case AppendOutcome.Repeated repeated -> repeated.last();
            case AppendOutcome.Conflict conflict ->
                    throw new IllegalStateException(
                            stream + " has changed since " + version + ": " + conflict);
        };
    }

    @Override
    public boolean appendsOnce() {
        return true;
    }

    /** With its stream; when asked for, with two more tags by which others would find it. */
    private NewEvent event(String stream, String id, Fact fact) {
        int hash = Math.floorMod(stream.hashCode(), AREAS);
        return new NewEvent(
                id,
                "fact-recorded",
                "1",
                Instant.now(),
                fact.json().getBytes(StandardCharsets.UTF_8),
                Map.of(),
                isTagged
                        ? Set.of(
                                new Tag(STREAM, stream),
                                new Tag("project", "project-" + hash % PROJECTS),
                                new Tag("area", "area-" + hash))
                        : Set.of(new Tag(STREAM, stream)));
    }

    @Override
    public int load(String stream) {
        return log.readStream(stream).size();
    }

    @Override
    public Follower follow() {
        return new Follower() {
            private long last;

            @Override
            public int poll(Consumer<Shown> sink) {
                var events = log.read(last, READ_AT_ONCE);
                for (var event : events) {
                    sink.accept(new Shown(event.id(), String.valueOf(event.stream())));
                    last = event.position();
                }
                return events.size();
            }

            @Override
            public void await() throws InterruptedException {
                log.awaitBeyond(last, AWAIT);
            }
        };
    }

    @Override
    public void fill(long events, int streams, int payloadBytes) {
        var underWay = new ArrayDeque<CompletableFuture<AppendOutcome>>();
        for (long from = 0; from < events; from += FILL_EVENTS) {
            var batch = new ArrayList<NewEvent>();
            var keys = new ArrayList<OnceKey>();
            for (long n = from; n < Math.min(events, from + FILL_EVENTS); n++) {
                var id = Peer.timeOrderedId().toString();
                batch.add(event(Peer.stream(Peer.streamOf(n)), id, Fact.of(n, payloadBytes)));
                keys.add(new OnceKey("command", id, ""));
            }
            underWay.add(log.append(null, batch, keys));
            if (underWay.size() == FILL_APPENDS) {
                underWay.removeFirst().join();
            }
        }
        underWay.forEach(CompletableFuture::join);
    }

    @Override
    public EventTable table() {
        return new EventTable("log.event", "id", "stream", "position");
    }

    @Override
    public void close() {
        log.close();
        pool.close();
    }
}
