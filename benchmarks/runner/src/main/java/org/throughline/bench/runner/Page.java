package org.throughline.bench.runner;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.throughline.bench.runner.Results.Spread;

/** A page of Markdown with tables of numbers. */
final class Page {
    private final StringBuilder text = new StringBuilder();

    void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    void row(String first, List<String> cells) {
        line("| %s | %s |", first, String.join(" | ", cells));
    }

    /** The line below the heads of so many columns of numbers. */
    void rule(int columns) {
        line("|---|%s", "--:|".repeat(columns));
    }

    static String cell(Optional<Spread> spread, String format) {
        return spread.map(seen ->
                        String.format(
                                Locale.ROOT,
                                format
                                        + (seen.min() == seen.max()
                                                ? ""
                                                : " (" + format + "–" + format + ")"),
                                seen.median(),
                                seen.min(),
                                seen.max()))
                .orElse("–");
    }

    static String ratio(Optional<Spread> one, Optional<Spread> other) {
        return one.isEmpty() || other.isEmpty()
                ? "–"
                : String.format(Locale.ROOT, "%.2f", one.get().median() / other.get().median());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
