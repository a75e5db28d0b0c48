package org.throughline.bench.pages;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a run fills and measures.
 *
 * @param words as they were typed, for the report
 * @param quick whether it only says that everything works; its numbers are not for keeping
 * @param users so many ask at the same time, without a pause
 * @param requests each page is asked for so often by all of them together
 * @param warmup so often before anything counts
 * @param data folder of the installation; one that is filled already is not filled again
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
        String name) {
    private static final Set<String> OPTIONS =
            Set.of("cases", "users", "requests", "warmup", "data", "name");

    static Plan of(String... args) {
        boolean quick = false;
        Map<String, String> words = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            var option = args[i].replaceFirst("^--", "");
            if (option.equals("quick")) {
                quick = true;
            } else if (OPTIONS.contains(option) && i + 1 < args.length) {
                words.put(option, args[++i]);
            } else {
                throw new IllegalArgumentException(
                        args[i] + " is none of --quick and " + OPTIONS + ", or has no value");
            }
        }
        return new Plan(
                String.join(" ", args),
                quick,
                number(words, "cases", quick ? 500 : 50_000),
                number(words, "users", 2),
                number(words, "requests", quick ? 40 : 400),
                number(words, "warmup", quick ? 10 : 100),
                words.getOrDefault("data", ""),
                words.getOrDefault("name", ""));
    }

    private static int number(Map<String, String> words, String name, int otherwise) {
        return Integer.parseInt(words.getOrDefault(name, Integer.toString(otherwise)));
    }

    /** Of a file of results. */
    String fileName(LocalDate date) {
        return date + "-pages" + (name.isEmpty() ? "" : "-" + name);
    }
}
