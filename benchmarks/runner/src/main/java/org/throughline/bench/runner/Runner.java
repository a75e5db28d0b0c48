package org.throughline.bench.runner;

import org.throughline.bench.machine.Machine;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;

/** The whole run: PostgreSQL up, peers in turn, report written. */
final class Runner {
    private Runner() {}

    /**
     * @param args the folder {@code benchmarks}, then the options of the run
     */
    public static void main(String[] args) throws InterruptedException {
        int status;
        try {
            status = run(Path.of(args[0]), Arrays.copyOfRange(args, 1, args.length));
        } catch (IllegalArgumentException | IOException | SQLException | UncheckedIOException e) {
            e.printStackTrace();
            status = 2;
        }
        System.exit(status);
    }

    private static int run(Path home, String... words)
            throws IOException, SQLException, InterruptedException {
        var settings = Settings.of(words);
        var progress = new PrintStream(System.err, true);
        var target = Files.createDirectories(home.resolve("target"));
        // Beside the sources and not in a temporary folder, which may be memory.
        var machine = Machine.describe(target);
        try (var server = new Server(Files.createTempDirectory(target, "data"))) {
            var launch = new Launch(home);
            var turns = new Turns(settings, launch, progress);
            var notes = new ArrayList<String>();
            var peers = new ArrayList<String>();
            for (var peer : settings.peers()) {
                launch.missing(peer)
                        .ifPresentOrElse(
                                reason -> notes.add(peer + " was left out: " + reason),
                                () -> peers.add(peer));
            }
            notes.forEach(progress::println);
            server.age();
            new Run(settings, server, turns, peers).all();
            notes.addAll(turns.failures());
            // A quick run says that everything works; its numbers are not for keeping.
            var folder = settings.quick() ? target.resolve("quick") : home.resolve("results");
            var date = LocalDate.now(ZoneOffset.UTC);
            var file = settings.fileName(date);
            var results = turns.results();
            var report = new Report(settings, results, machine, server.settings(), notes);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file + ".md"), report.markdown(date));
            Files.writeString(folder.resolve(file + ".json"), report.json(date));
            if (settings.wants("append")) {
                Files.writeString(folder.resolve(file + ".svg"), Plot.svg(settings, results));
            }
            progress.println("written: " + folder.resolve(file + ".md"));
            return turns.failures().isEmpty() ? 0 : 1;
        }
    }
}
