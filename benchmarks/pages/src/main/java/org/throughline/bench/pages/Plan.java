package org.throughline.bench.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.bench.measure.Options;

/**
 * What a run fills and measures.
 *
 * @param words as they were typed, for the report
 * @param quick whether it only says that everything works; its numbers are not for keeping
 * @param users so many ask at the same time, without a pause
 * @param requests each page is asked for so often by all of them together
 * @param warmup so often before anything counts
 * @param data folder of the installation; one that is filled already is not filled again
 * @param followHeap heap of the program while its followers come after, as Java is told of it; the pages are
 *     measured with 1 GB whatever it is
 * @param only parts of the addresses of the pages that are measured, and of nothing else; empty for everything
 * @param name what tells this run from others of the same day; may be empty
 */
record Plan(
        String words,
        boolean quick,
        int cases,
        int users,
        int requests,
        int warmup,
        String data,
        String followHeap,
        List<String> only,
        String name) {
    /** What the launcher script gives the program. */
    static final String HEAP = "1g";

    private static final Set<String> OPTIONS =
            Set.of("cases", "users", "requests", "warmup", "data", "follow-heap", "only", "name");

    Plan {
        only = List.copyOf(only);
    }


    static Plan of(String... args) {
        var words = Options.of(OPTIONS, args);
        boolean quick = words.isQuick();
        return new Plan(
                String.join(" ", args),
                quick,
                words.number("cases", quick ? 500 : 50_000, 1),
                words.number("users", 2, 1),
                words.number("requests", quick ? 40 : 400, 1),
                words.number("warmup", quick ? 10 : 100),
                words.text("data", ""),
                words.text("follow-heap", HEAP),
                Stream.of(words.text("only", "").split(",")).filter(part -> !part.isEmpty()).toList(),
                words.text("name", ""));
    }

    /** Of a file of results. */
    String fileName(LocalDate date) {
        return date + "-pages" + (name.isEmpty() ? "" : "-" + name);
    }
}
