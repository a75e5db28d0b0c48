package org.throughline.bench.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Takes turns: one process of a peer each, whose lines are kept. */
final class Turns {
    /** One measurement of one peer. */
    record Turn(String peer, String scenario, String size, int callers, int streams, int repeat) {}

    private final Settings settings;
    private final Launch launch;
    private final PrintStream progress;
    private final Results results = new Results();
    private final List<String> failures = new ArrayList<>();

    Turns(Settings settings, Launch launch, PrintStream progress) {
        this.settings = settings;
        this.launch = launch;
        this.progress = progress;
    }

    Results results() {
        return results;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** A peer that fails is written down, and the others go on. */
    boolean take(Turn turn, List<String> address, String... more) throws InterruptedException {
        var words = new ArrayList<>(address);
        words.addAll(words(turn));
        words.addAll(List.of(more));
        try {
            for (var line : launch.run(turn.peer(), words)) {
                tell(turn, results.add(line, turn));
            }
            return true;
        } catch (IOException e) {
            failures.add(turn.scenario() + " of " + turn.peer() + " failed: " + e.getMessage());
            progress.println(failures.getLast());
            return false;
        }
    }

    private List<String> words(Turn turn) {
        boolean faults = turn.scenario().equals("faults");
        return List.of(
                "--scenario",
                turn.scenario(),
                "--callers",
                Integer.toString(turn.callers()),
                "--seconds",
                Integer.toString(faults ? Settings.FAULT_SECONDS : settings.seconds()),
                "--warmup",
                Integer.toString(settings.warmupSeconds()),
                "--repeat",
                "1",
                "--streams",
                Integer.toString(turn.streams()),
                "--payload-bytes",
                Integer.toString(Settings.PAYLOAD_BYTES));
    }

    private void tell(Turn turn, JsonNode line) {
        var seen =
                turn.scenario().equals("faults")
                        ? line.toString()
                        : String.format(
                                Locale.ROOT,
                                "callers %3d repeat %d %,10.0f/s  p99 %,9d us",
                                turn.callers(),
                                turn.repeat(),
                                Results.perSecond(line),
                                line.path("p99us").asLong());
        progress.printf("%-15s %-7s %-6s %s%n", turn.peer(), turn.scenario(), turn.size(), seen);
    }
}
