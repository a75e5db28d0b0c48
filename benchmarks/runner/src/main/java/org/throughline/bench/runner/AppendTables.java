package org.throughline.bench.runner;

import java.util.Optional;
import java.util.function.Function;
import org.throughline.bench.runner.Results.Question;
import org.throughline.bench.runner.Results.Spread;

/** Appends by callers: throughput, latency, ratios, and what is left of it on the grown store. */
final class AppendTables {
    private final Settings settings;
    private final Results results;
    private final Page page;

    AppendTables(Settings settings, Results results, Page page) {
        this.settings = settings;
        this.results = results;
        this.page = page;
    }

    void appends(String size) {
        page.line("\n## Appends, store: %s", size);
        page.line("Events appended per second, by callers:\n");
        byCallers(size, results::throughput, "%,.0f");
        page.line("\np99 of one append in ms, by callers:\n");
        byCallers(size, results::p99Millis, "%,.1f");
        page.line("\nOurs against each peer (medians of throughput; above 1 ours is faster):\n");
        table(
                size,
                (peer, callers) ->
                        Page.ratio(
                                results.throughput(new Question("append", size, callers, "ours")),
                                results.throughput(new Question("append", size, callers, peer))));
    }

    private void byCallers(String size, Function<Question, Optional<Spread>> value, String format) {
        table(
                size,
                (peer, callers) ->
                        Page.cell(
                                value.apply(new Question("append", size, callers, peer)), format));
    }

    private interface Cell {
        String of(String peer, int callers);
    }

    private void table(String size, Cell cell) {
        page.row("peer", settings.callers().stream().map(Object::toString).toList());
        page.rule(settings.callers().size());
        for (var peer : settings.peers()) {
            if (!results.of(new Question("append", size, 0, peer)).isEmpty()) {
                page.row(peer, settings.callers().stream().map(n -> cell.of(peer, n)).toList());
            }
        }
    }

    /** How much of its speed on the empty store each peer keeps on the grown one. */
    void growth() {
        var grown = Run.sizeOf(settings.events());
        if (!results.sizesOf("append").contains(grown)) {
            return;
        }
        page.line("\n## Growth: throughput at %s against the empty store", grown);
        page.line("");
        table(
                grown,
                (peer, callers) ->
                        Page.ratio(
                                results.throughput(new Question("append", grown, callers, peer)),
                                results.throughput(
                                        new Question("append", Run.EMPTY, callers, peer))));
    }
}
