package org.throughline.bench.pages;

import static java.util.stream.Collectors.toMap;

import org.throughline.bench.measure.Options;
import org.throughline.bench.measure.Pools;
import org.throughline.bench.ours.OurDesk;
import org.throughline.casefile.Actor;
import org.throughline.casefile.ids.CaseId;
import org.throughline.embedded.EmbeddedInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.register.SetupFile;
import org.throughline.referrals.stored.DomainJson;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Hands a town in at the desk, before the program runs: every fact is decided, sealed and stored.
 */
final class Filling {
    private static final String MARK = "filled";
    private static final int CALLERS = 64;
    private static final Duration UNANSWERED_FOR = Duration.ofDays(30);

    private final Town town;
    private final Desk desk;

    private Filling(Town town, Desk desk) {
        this.town = town;
        this.desk = desk;
    }

    /** What was filled, and in how many seconds. */
    record Filled(long facts, double seconds) {}

    /** Whether a town was handed in here to its end. */
    static boolean isFilled(Path data) {
        return Files.exists(data.resolve(MARK));
    }

    static Filled fill(Town town, Path data) throws Exception {
        // The program takes a folder with this mark as a demonstration's: people sign in by a
        // click.
        Files.writeString(data.resolve("demonstration"), "invented people, no real data\n");
        try (var postgres = new EmbeddedInfrastructure(data)) {
            try (var owner = Pools.pool(options(postgres, data, "throughline"), null)) {
                PostgresLog.migrate(owner);
            }
            try (var pool =
                            Pools.pool(
                                    options(postgres, data, "throughline"),
                                    "set role " + PostgresLog.ROLE);
                    var keys = Pools.pool(options(postgres, data, "personkeys"), null);
                    var log = new PostgresLog(pool, "stream");
                    var desk = OurDesk.over(log, KeyRing.open(keys, data.resolve("keys")))) {
                long began = System.nanoTime();
                new Filling(town, desk).all();
                Files.writeString(data.resolve(MARK), town.cases() + " cases\n");
                return new Filled(log.head(), (System.nanoTime() - began) / 1e9);
            }
        }
    }

    private static Options options(EmbeddedInfrastructure postgres, Path data, String database) {
        return Options.of(
                "--url",
                postgres.jdbcUrl(database),
                "--user",
                postgres.username(),
                "--password-file",
                data.resolve("postgres.password").toString());
    }

    private void all() throws Exception {
        var setup = SetupFile.read(town.registers(), desk.registers().now());
        if (!setup.violations().isEmpty()) {
            throw new IllegalStateException("the registers are refused: " + setup.violations());
        }
        desk.enter(setup.entries(), Instant.parse("2020-01-01T00:00:00Z"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int period = 0; period < Town.PERIODS; period++) {
                tell(period, threads);
            }
        }
    }

    /**
     * The cases of one period side by side, line by line: in the order of their times, as they would
     * have come. Gates whose time is over close when something later is recorded.
     */
    private void tell(int period, ExecutorService threads) throws Exception {
        var cases =
                IntStream.range(0, town.cases())
                        .filter(number -> number % Town.PERIODS == period)
                        .boxed()
                        .toList();
        var lines = cases.stream().collect(toMap(number -> number, town::lines));
        int longest = lines.values().stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < longest; line++) {
            int now = line;
            each(cases, threads, number -> {
                if (now < lines.getOrDefault(number, List.of()).size()) {
                    tell(lines.getOrDefault(number, List.of()).get(now));
                }
            });
        }
        each(cases, threads, number -> {
            if (town.isUnanswered(number)) {
                var last = step(lines.getOrDefault(number, List.of()).getLast()).at();
                desk.fireDue(new CaseId(Town.caseId(number)), last.plus(UNANSWERED_FOR), true);
            }
        });
        System.err.printf("  %,d of %,d periods%n", period + 1, Town.PERIODS);
    }

    private static void each(List<Integer> cases, ExecutorService threads, Consumer<Integer> what)
            throws Exception {
        var next = new AtomicInteger();
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i < CALLERS; i++) {
            running.add(
                    threads.submit(() -> {
                        for (int one = next.getAndIncrement();
                                one < cases.size();
                                one = next.getAndIncrement()) {
                            what.accept(cases.get(one));
                        }
                    }));
        }
        for (var one : running) {
            one.get();
        }
    }

    /** A line of a story. */
    private record Step(JsonNode line, Instant at) {}

    private static Step step(String line) {
        var step = DomainJson.read(line.getBytes(StandardCharsets.UTF_8));
        return new Step(step, DomainJson.mapper().treeToValue(step.get("at"), Instant.class));
    }

    /** In story time, so that no clock of the program starts by it. */
    private void tell(String line) {
        var step = step(line);
        var answer =
                desk.hand(
                                new Handed(
                                        step.line().path("command").asString(),
                                        step.line().path("data"),
                                        DomainJson.mapper()
                                                .treeToValue(step.line().get("by"), Actor.class),
                                        step.at(),
                                        true))
                        .join();
        if (!(answer instanceof Answer.Done)) {
            throw new IllegalStateException("the desk did not record " + line + ": " + answer);
        }
    }
}
