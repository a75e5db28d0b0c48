package org.throughline.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.casefile.ids.CaseId;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.Tag;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.server.following.FollowerLoop;
import org.throughline.server.keys.OpenedLog;
import org.throughline.server.node.Settings;
import org.throughline.server.signing.KeyPolicyTable;
import org.throughline.server.signing.LogKeys;
import org.throughline.server.wiring.LogBridge;
import org.throughline.server.wiring.Pools;
import org.throughline.server.wiring.Schemas;

/**
 * What it costs those who append that every fact is sealed beside them, checkpoints are signed and
 * the log is read again: windows with and without it take turns on one store. A sample in every
 * build; {@code benchmarks/sealing} measures.
 */
class SealingCostIT {
    private static final int SECONDS = Integer.getInteger("sealing.seconds", 1);
    private static final int ROUNDS = Integer.getInteger("sealing.rounds", 1);
    private static final int CALLERS = 32;
    private static final int CONNECTIONS = 10;
    private static final int CASES_OF_A_CALLER = 20;

    /** Commands per second of all callers where they do not ask as fast as they can. */
    private static final int PACE = Integer.getInteger("sealing.pace", 100);

    private static final Path FACT =
            Path.of("../referral-service/src/test/resources/golden/incident-recorded.v1.json");

    @TempDir private static Path folder;

    private final HikariDataSource pool = pool();
    private final HikariDataSource keyPool = pool();
    private final PostgresLog log = opened(pool);
    private final KeyRing people = KeyRing.open(keyPool, folder);
    private final PersonalSeal seal = new PersonalSeal(people);
    private final LogBridge bridge = new LogBridge(log, seal);
    private final OpenedLog openedLog = new OpenedLog(log, people);
    private final AtomicInteger ids = new AtomicInteger();

    /** Where each case ended, of each caller: they append to the same ones in every window. */
    private final long[][] lastOf = new long[CALLERS][CASES_OF_A_CALLER];

    private final byte[] fact = Files.readAllBytes(FACT);

    SealingCostIT() throws IOException {}

    private static HikariDataSource pool() {
        var server = TestInfrastructure.get();
        return Pools.open(
                "sealing",
                new Settings.Database(
                        TestInfrastructure.freshDatabaseUrl(),
                        server.username(),
                        server.password()),
                CONNECTIONS,
                null);
    }

    private static PostgresLog opened(HikariDataSource pool) {
        PostgresLog.migrate(pool);
        Schemas.migrate(pool, "proof");
        return new PostgresLog(pool, "stream");
    }

    /** What was seen in one window. */
    private record Seen(double perSecond, double p99Millis, long sealed) {}

    @Test
    void appends_go_on_beside_sealing_and_all_of_them_is_sealed() throws Exception {
        for (boolean isPaced : List.of(false, true)) {
            var without = new ArrayList<Seen>();
            var with = new ArrayList<Seen>();
            window(isPaced, false);
            for (int round = 0; round < ROUNDS; round++) {
                // Whoever is first in a round is second in the next.
                for (boolean isSealed :
                        round % 2 == 0 ? List.of(false, true) : List.of(true, false)) {
                    (isSealed ? with : without).add(window(isPaced, isSealed));
                }
            }
            say(isPaced, without, with);
        }
        sealed();
        assertThat(log().size()).isEqualTo(log.head());
        assertThat(log().examine(_ -> {})).isEmpty();
        pool.close();
        keyPool.close();
    }

    private Seen window(boolean isPaced, boolean isSealed) throws Exception {
        sealed();
        if (!isSealed) {
            return append(isPaced);
        }
        long before = log().size();
        var keys = LogKeys.open(folder.resolve("log"), new KeyPolicyTable(pool));
        try (var audit = new SelfAudit(pool, openedLog, keys.policy().origin(), Clock.systemUTC());
                var loop = new FollowerLoop(sealing(), bridge)) {
            audit.start();
            loop.start();
            var seen = append(isPaced);
            return new Seen(seen.perSecond(), seen.p99Millis(), log().size() - before);
        }
    }

    /** Everything that was appended is sealed, outside of what is measured. */
    private void sealed() {
        if (log.head() > 0) {
            try (var loop = new FollowerLoop(sealing(), bridge)) {
                loop.start();
                await().atMost(Duration.ofMinutes(5)).until(() -> log().size() == log.head());
            }
        }
    }

    private SealedLog log() {
        var keys = LogKeys.open(folder.resolve("log"), new KeyPolicyTable(pool));
        var clock = Clock.systemUTC();
        return new SealedLog(
                pool,
                openedLog,
                keys,
                clock,
                new SelfAudit(pool, openedLog, keys.policy().origin(), clock));
    }

    private Sealing sealing() {
        return new Sealing(pool, bridge, people, log(), Clock.systemUTC(), List.of());
    }

    private Seen append(boolean isPaced) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        var took = new ConcurrentLinkedQueue<Long>();
        var callers = new ArrayList<Callable<Boolean>>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            callers.add(() -> call(number, until, isPaced, took));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(callers)) {
                one.get();
            }
        }
        var sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Seen(
                (double) sorted.length / SECONDS, sorted[sorted.length * 99 / 100] / 1e6, 0);
    }

    private boolean call(int caller, long until, boolean isPaced, ConcurrentLinkedQueue<Long> took)
            throws InterruptedException {
        var last = lastOf[caller];
        long next = System.nanoTime();
        for (int number = 0; next < until && System.nanoTime() < until; number++) {
            int one = number % CASES_OF_A_CALLER;
            // What a paced caller waits for counts from when it was due.
            long from = isPaced ? next : System.nanoTime();
            last[one] = append("BF-" + caller + "x" + one, last[one]);
            took.add(System.nanoTime() - from);
            if (isPaced) {
                next += CALLERS * Duration.ofSeconds(1).toNanos() / PACE;
                // The pace is the load: nothing is waited for that could be asked about.
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
        }
        return true;
    }

    private long append(String caseId, long version) {
        var id = "id-" + ids.incrementAndGet();
        var stream = new Tag("stream", caseId);
        var event =
                new NewEvent(
                        id,
                        "incident-recorded",
                        "1",
                        Instant.now(),
                        seal.sealed(new CaseId(caseId), id, "incident-recorded", fact),
                        Map.of(
                                "stream", caseId,
                                "occurredAt", "2026-03-02T09:00:00Z",
                                "precision", "exact",
                                "person", "CW-1",
                                "role", "caseworker",
                                "agency", "project",
                                "commandId", id),
                        Set.of(stream));
        var condition = new Condition(version, List.of(new Criterion(Set.of(stream), Set.of())));
        var outcome =
                log.append(condition, List.of(event), List.of(new OnceKey("command", id, "")))
                        .join();
        return ((AppendOutcome.Appended) outcome).last();
    }

    private static void say(boolean isPaced, List<Seen> without, List<Seen> with) {
        double off = median(without.stream().mapToDouble(Seen::perSecond).toArray());
        double on = median(with.stream().mapToDouble(Seen::perSecond).toArray());
        System.out.printf(
                "sealing, %s: appends/s without %s median %.0f, with %s median %.0f (%.0f %% less);"
                        + " p99 ms %.1f and %.1f; sealed meanwhile/s %.0f%n",
                isPaced ? PACE + "/s" : "as fast as they can",
                without.stream().map(one -> Math.round(one.perSecond())).toList(),
                off,
                with.stream().map(one -> Math.round(one.perSecond())).toList(),
                on,
                100 * (1 - on / off),
                median(without.stream().mapToDouble(Seen::p99Millis).toArray()),
                median(with.stream().mapToDouble(Seen::p99Millis).toArray()),
                median(
                        with.stream()
                                .mapToDouble(one -> (double) one.sealed() / SECONDS)
                                .toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
