package org.throughline.bench.pages;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run has seen.
 *
 * @param volume what is not a page, by what it is
 */
record PagesReport(
        Plan plan,
        LocalDate date,
        Map<String, String> machine,
        Map<String, String> volume,
        List<Asking.Seen> pages) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String markdown() {
        var text = new StringBuilder();
        line(text, "# Pages, %s", date);
        line(text, "`benchmarks/run-pages %s`%n", plan.words());
        line(
                text,
                "- Machine: %s",
                machine.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", ")));
        line(
                text,
                "- Each page %d times after %d of warm-up, by %d at once without a pause; answers"
                    + " are timed where they are asked for, on the same machine.",
                plan.requests(),
                plan.warmup(),
                plan.users());
        line(
                text,
                "- Targets: p95 below 50 ms, first visit below 150 kB. %d of %d pages miss one of"
                    + " them; files have none.%n",
                pages.stream().filter(one -> one.isTooSlow() || one.isTooHeavy()).count(),
                pages.stream().filter(one -> !one.page().isFile()).count());
        line(text, "| what | seen |%n|---|--:|");
        volume.forEach((what, seen) -> line(text, "| %s | %s |", what, seen));
        line(
                text,
                "%n| page | seen by | p50 ms | p95 ms | p99 ms | page kB | first visit kB |"
                    + " |%n|---|---|--:|--:|--:|--:|--:|---|");
        pages.forEach(one ->
                line(
                        text,
                        "| `%s` | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %s |",
                        one.page().route(),
                        one.page().person(),
                        one.p50Millis(),
                        one.p95Millis(),
                        one.p99Millis(),
                        one.bytes() / 1000.0,
                        one.firstVisit() / 1000.0,
                        (one.isTooSlow() ? "slow " : "") + (one.isTooHeavy() ? "heavy" : "")));
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("date", date.toString());
        all.put("command", "benchmarks/run-pages " + plan.words());
        all.put("machine", machine);
        all.put("volume", volume);
        all.put("pages", pages.stream().map(PagesReport::values).toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> values(Asking.Seen seen) {
        var values = new LinkedHashMap<String, Object>();
        values.put("page", seen.page().route());
        values.put("person", seen.page().person());
        values.put("requests", seen.requests());
        values.put("p50ms", seen.p50Millis());
        values.put("p95ms", seen.p95Millis());
        values.put("p99ms", seen.p99Millis());
        values.put("bytes", seen.bytes());
        values.put("firstVisitBytes", seen.firstVisit());
        return values;
    }
}
