package org.throughline.bench.pages;

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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands a town in at the desk, before the program runs: every fact is decided, sealed and stored.
 */
final class Filling {
    private static final String MARK = "filled";
    private static final int CALLERS = 64;
    private static final int SAID_EVERY = 1_000;
    private static final Duration UNANSWERED_FOR = Duration.ofDays(30);

    private final Town town;
    private final Desk desk;
    private final AtomicInteger begun = new AtomicInteger();

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
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(threads.submit(this::tellCases));
            }
            for (var one : running) {
                one.get();
            }
        }
    }

    private void tellCases() {
        for (int number = begun.getAndIncrement();
                number < town.cases();
                number = begun.getAndIncrement()) {
            if (number % SAID_EVERY == 0 && number > 0) {
                System.err.printf("  %,d of %,d cases%n", number, town.cases());
            }
            var last = Instant.EPOCH;
            for (var line : town.lines(number)) {
                last = tell(line);
            }
            if (town.isUnanswered(number)) {
                desk.fireDue(new CaseId(Town.caseId(number)), last.plus(UNANSWERED_FOR), true);
            }
        }
    }

    /** In story time, so that no clock of the program starts by it. */
    private Instant tell(String line) {
        var step = DomainJson.read(line.getBytes(StandardCharsets.UTF_8));
        var at = DomainJson.mapper().treeToValue(step.get("at"), Instant.class);
        var answer =
                desk.hand(
                                new Handed(
                                        step.path("command").asString(),
                                        step.path("data"),
                                        DomainJson.mapper()
                                                .treeToValue(step.get("by"), Actor.class),
                                        at,
                                        true))
                        .join();
        if (!(answer instanceof Answer.Done)) {
            throw new IllegalStateException("the desk did not record " + line + ": " + answer);
        }
        return at;
    }
}
