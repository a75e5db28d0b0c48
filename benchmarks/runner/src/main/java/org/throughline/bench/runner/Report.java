package org.throughline.bench.runner;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.throughline.bench.runner.Results.Question;
import tools.jackson.databind.json.JsonMapper;

/** The tables of a run. */
final class Report {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> VERDICT =
            List.of(
                    "acknowledged",
                    "lost",
                    "skipped",
                    "reordered",
                    "reorderedInStream",
                    "doubled",
                    "shownAgain",
                    "kills",
                    "slowCommits");

    private final Settings settings;
    private final Results results;
    private final Map<String, String> machine;
    private final Map<String, String> postgres;
    private final List<String> notes;
    private final Page page = new Page();

    Report(
            Settings settings,
            Results results,
            Map<String, String> machine,
            Map<String, String> postgres,
            List<String> notes) {
        this.settings = settings;
        this.results = results;
        this.machine = machine;
        this.postgres = postgres;
        this.notes = notes;
    }

    String markdown(LocalDate date) {
        page.line("# Benchmarks of %s", date);
        page.line("`benchmarks/run %s`".formatted(settings.words()).replace(" `", "`"));
        page.line("");
        page.line("- Machine: %s", pairs(machine));
        page.line("- PostgreSQL: %s", pairs(postgres));
        page.line(
                "- Each measurement: %d s after %d s of warm-up, %d times; cells are the median (lowest–highest).",
                settings.seconds(), settings.warmupSeconds(), settings.repeats());
        notes.forEach(note -> page.line("- %s", note.lines().findFirst().orElse("")));
        var appends = new AppendTables(settings, results, page);
        results.sizesOf("append").forEach(appends::appends);
        appends.growth();
        loads();
        replays();
        fills();
        faults();
        desk();
        return page.toString();
    }

    private void loads() {
        for (var size : results.sizesOf("load")) {
            page.line("\n## Loading a stream of 20 events, store: %s, 1 caller", size);
            page.line("");
            page.row("peer", List.of("loads/s", "p50 us", "p99 us"));
            page.rule(3);
            for (var peer : settings.peers()) {
                var question = new Question("load", size, 0, peer);
                results.throughput(question)
                        .ifPresent(loads ->
                                page.row(
                                        peer,
                                        List.of(
                                                Page.cell(Optional.of(loads), "%,.0f"),
                                                micros(question, "p50us"),
                                                micros(question, "p99us"))));
            }
        }
    }

    private String micros(Question question, String percentile) {
        return Page.cell(
                results.spread(question, line -> line.path(percentile).asDouble()), "%,.0f");
    }

    private void replays() {
        for (var size : results.sizesOf("replay")) {
            page.line("\n## Replay from the first to the last event, store: %s", size);
            page.line("");
            page.row("peer", List.of("events/s"));
            page.rule(1);
            for (var peer : settings.peers()) {
                var seen = results.throughput(new Question("replay", size, 0, peer));
                if (seen.isPresent()) {
                    page.row(peer, List.of(Page.cell(seen, "%,.0f")));
                }
            }
        }
    }

    private void fills() {
        for (var size : results.sizesOf("fill")) {
            page.line("\n## The filled store: %s", size);
            page.line("\nFilled in the way that is natural for each, so the speeds say little.\n");
            page.row("peer", List.of("events/s", "bytes on disk per event"));
            page.rule(2);
            for (var peer : settings.peers()) {
                for (var fill : results.of(new Question("fill", size, 0, peer))) {
                    page.row(
                            peer,
                            List.of(
                                    String.format(Locale.ROOT, "%,.0f", Results.perSecond(fill)),
                                    Long.toString(
                                            fill.path("bytes").asLong()
                                                    / fill.path("operations").asLong())));
                }
            }
        }
    }

    private void faults() {
        if (results.sizesOf("faults").isEmpty()) {
            return;
        }
        page.line("\n## Faults: slow commits and ended connections");
        page.line("");
        page.row("peer", VERDICT);
        page.rule(VERDICT.size());
        for (var peer : settings.peers()) {
            for (var seen : results.of(new Question("faults", Run.EMPTY, 0, peer))) {
                page.row(
                        peer, VERDICT.stream().map(word -> seen.path(word).asString("?")).toList());
            }
        }
    }

    private void desk() {
        var question = new Question("desk", Run.EMPTY, 0, "ours");
        results.throughput(question)
                .ifPresent(seen ->
                        page.line(
                                "\n## The whole desk, %d callers\n\n%s commands per second, p99 %s ms.",
                                Settings.DESK_CALLERS,
                                Page.cell(Optional.of(seen), "%,.0f"),
                                Page.cell(results.p99Millis(question), "%,.1f")));
    }

    String json(LocalDate date) {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        Map.of(
                                "date",
                                date.toString(),
                                "command",
                                "benchmarks/run " + settings.words(),
                                "machine",
                                machine,
                                "postgresql",
                                postgres,
                                "notes",
                                notes,
                                "lines",
                                results.lines()));
    }

    private static String pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
