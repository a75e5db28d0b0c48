package org.throughline.bench.ours;

import org.throughline.bench.measure.ClosedLoop;
import org.throughline.bench.measure.ClosedLoop.Caller;
import org.throughline.bench.measure.Options;
import org.throughline.bench.measure.Pools;
import org.throughline.casefile.Actor;
import org.throughline.log.PostgresLog;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.register.SetupFile;
import org.throughline.referrals.stored.DomainJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Commands through the whole desk: shape check, registers, loading the case, deciding, appending.
 * Each caller opens one case after the other and hands in the first lines of a story for it; the
 * client of each has a key of their own.
 */
final class DeskProcess {
    private static final String STORY = "BF-0101";
    private static final int LINES = 5;
    private static final int CASE_DIGITS = 7;

    private final Desk desk;
    private final List<String> lines;
    private final AtomicLong cases = new AtomicLong();

    private DeskProcess(Desk desk, List<String> lines) {
        this.desk = desk;
        this.lines = List.copyOf(lines);
    }

    static void main(Options options) {
        int status = 0;
        try {
            run(options);
        } catch (Exception e) {
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private static void run(Options options) throws Exception {
        var stories = Path.of(options.text("stories", "stories"));
        try (var owner = Pools.pool(options, null)) {
            PostgresLog.migrate(owner);
        }
        var folder = Files.createTempDirectory("throughline-keys");
        try (var pool = Pools.pool(options, "set role " + PostgresLog.ROLE);
                var keys = Pools.pool(options, null);
                var log = new PostgresLog(pool, "stream");
                var desk = OurDesk.over(log, KeyRing.open(keys, folder))) {
            enterRegisters(desk, stories);
            var process = new DeskProcess(desk, firstLines(stories));
            var callers = new ArrayList<Caller>();
            for (int i = 0; i < options.callers(); i++) {
                callers.add(process.new Telling());
            }
            for (int repeat = 1; repeat <= options.repeats(); repeat++) {
                ClosedLoop.run(
                                callers,
                                repeat == 1 ? options.warmupSeconds() : 0,
                                options.seconds())
                        .print("ours", options, repeat);
            }
        }
    }

    private static void enterRegisters(Desk desk, Path stories) throws IOException {
        var setup =
                SetupFile.read(
                        DomainJson.read(Files.readAllBytes(stories.resolve("setup.json"))),
                        desk.registers().now());
        desk.enter(setup.entries(), Instant.parse("2025-01-01T00:00:00Z"));
    }

    private static List<String> firstLines(Path stories) throws IOException {
        try (var all = Files.lines(stories.resolve(STORY + ".jsonl"))) {
            return all.limit(LINES).toList();
        }
    }

    /** One caller: the next line of its case, or the first of a new one. */
    private final class Telling implements Caller {
        private String number = "";
        private int line;

        @Override
        public int call() {
            if (line == 0) {
                number = String.format("%0" + CASE_DIGITS + "d", cases.incrementAndGet());
            }
            // Case, command and incident ids of the line all carry the number of the case.
            var text =
                    lines.get(line).replace(STORY, "BN-" + number).replace("bf0101", "bn" + number);
            line = (line + 1) % lines.size();
            var step = DomainJson.read(text.getBytes(StandardCharsets.UTF_8));
            var answer =
                    desk.hand(
                                    new Handed(
                                            step.path("command").asString(),
                                            step.path("data"),
                                            DomainJson.mapper()
                                                    .treeToValue(step.get("by"), Actor.class),
                                            DomainJson.mapper()
                                                    .treeToValue(step.get("at"), Instant.class),
                                            true))
                            .join();
            if (!(answer instanceof Answer.Done done) || done.repeated()) {
                throw new IllegalStateException("the desk did not record " + text + ": " + answer);
            }
            return 1;
        }
    }
}
