package org.throughline.bench.pages;

import org.throughline.bench.machine.Machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The whole run: a town is filled, the program follows, everybody looks at everything. */
final class PagesRun {
    private static final int PACKS = 10;

    private final Path home;
    private final Plan plan;
    private final LocalDate date = LocalDate.now(Clock.system(ZoneOffset.UTC));
    private final Map<String, String> volume = new LinkedHashMap<>();

    private PagesRun(Path home, Plan plan) {
        this.home = home;
        this.plan = plan;
    }

    /**
     * @param args the folder {@code benchmarks}, then the options of the run
     */
    public static void main(String[] args) {
        Plan plan;
        try {
            plan = Plan.of(Arrays.copyOfRange(args, 1, args.length));
        } catch (IllegalArgumentException wrongWord) {
            System.err.println(wrongWord.getMessage());
            System.exit(2);
            return;
        }
        int status = 0;
        try {
            new PagesRun(Path.of(args[0]), plan).run();
        } catch (Exception e) {
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private void run() throws Exception {
        var target = Files.createDirectories(home.resolve("target"));
        var machine = Machine.describe(target);
        var data =
                plan.data().isEmpty()
                        ? Files.createTempDirectory(target, "pages")
                        : Files.createDirectories(Path.of(plan.data()).toAbsolutePath());
        var town = new Town(home.resolve("../stories"), plan.cases(), date);
        if (!Filling.isFilled(data)) {
            var filled = Filling.fill(town, data);
            volume.put("facts", "%,d".formatted(filled.facts()));
            volume.put("filled through the desk, s", seconds(filled.seconds()));
        }
        var seen = new ArrayList<Asking.Seen>();
        var jar = home.resolve("../server/target/throughline.jar");
        var followed = data.resolve("followed");
        if (Files.notExists(followed)) {
            try (var program = Program.start(jar, data, plan.followHeap())) {
                follow(program);
            }
            Files.createFile(followed);
        }
        try (var program = Program.start(jar, data, Plan.HEAP)) {
            if (plan.only().isEmpty()) {
                verify(program);
                packs(program, town);
                for (var kind : Searching.Kind.values()) {
                    volume.put(
                            "search by %s, p95 (50 ms), ms".formatted(kind.words()),
                            seconds(new Searching(town, plan).p95Millis(kind, program.address())));
                }
            }
            var routes = home.resolve("../server/src/test/resources/routes.txt");
            var list = new PageList(town, routes, plan.only());
            for (var person : list.people()) {
                seen.addAll(new Asking(plan).all(list, person, program.address()));
            }
            volume.put("resident memory of the program, MB", "" + program.residentMegabytes());
        }
        write(new PagesReport(plan, date, machine, volume, seen), target);
    }

    /** Once for a town: of one that was broken off, from there. */
    private void follow(Program program) throws Exception {
        new Catching(program)
                .all()
                .forEach((name, seconds) ->
                        volume.put(
                                "%s had everything after (heap %s), s"
                                        .formatted(name, plan.followHeap()),
                                seconds(seconds)));
    }

    private void verify(Program program) throws Exception {
        new Catching(program).all();
        volume.put("log", program.status().path("log").asString());
        long began = System.nanoTime();
        var verified = program.word("/operator/log/verify");
        volume.put("whole log verified (60 s), s", seconds((System.nanoTime() - began) / 1e9));
        if (!verified.contains("\"faults\":[]")) {
            throw new IllegalStateException("the log is not sound: " + verified);
        }
        began = System.nanoTime();
        var rebuilt = program.word("/operator/views/rebuild");
        volume.put("all views rebuilt (60 s), s", seconds((System.nanoTime() - began) / 1e9));
        if (!rebuilt.contains("\"different\":0")) {
            throw new IllegalStateException("views were wrong: " + rebuilt);
        }
    }

    /** A pack of evidence of one case. */
    private void packs(Program program, Town town) throws Exception {
        try (var auditor = Person.signedIn(program.address(), "AU-1")) {
            var random = new Random(1);
            double longest = 0;
            for (int i = 0; i < PACKS; i++) {
                var path = "/audit/cases/" + Town.caseId(random.nextInt(town.cases())) + "/proof";
                var page = auditor.get(path);
                long began = System.nanoTime();
                var pack = auditor.post(path, page.text(), Map.of("reason", "audit"));
                longest = Math.max(longest, (System.nanoTime() - began) / 1e9);
                if (pack.status() != 200) {
                    throw new IllegalStateException("no pack: " + pack.status());
                }
            }
            volume.put(
                    "pack of one case, longest of %d (2 s), s".formatted(PACKS), seconds(longest));
        }
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private void write(PagesReport report, Path target) throws IOException {
        // A quick run says that everything works; its numbers are not for keeping.
        var folder =
                Files.createDirectories(
                        plan.quick() ? target.resolve("quick") : home.resolve("results"));
        Files.writeString(folder.resolve(plan.fileName(date) + ".md"), report.markdown());
        Files.writeString(folder.resolve(plan.fileName(date) + ".json"), report.json());
        System.err.println("The report is in " + folder.resolve(plan.fileName(date) + ".md"));
    }
}
