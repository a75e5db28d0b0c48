package org.throughline.bench.runner;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.bench.measure.Options;

/**
 * What a run measures.
 *
 * @param words as they were typed, for the report
 * @param events size of the grown store
 * @param name what tells this run from others of the same day; may be empty
 */
record Settings(
        String words,
        boolean quick,
        List<String> peers,
        List<String> scenarios,
        List<Integer> callers,
        long events,
        int seconds,
        int warmupSeconds,
        int repeats,
        String name) {
    /** Size of the store in which loading and replaying are measured before it has grown. */
    static final long EVENTS_SMALL = 100_000;

    static final int PAYLOAD_BYTES = 350;
    static final int DESK_CALLERS = 64;
    static final int FAULT_SECONDS = 20;
    static final int STREAMS_OF_EMPTY = 10_000;

    private static final List<String> SCENARIOS =
            List.of("append", "load", "replay", "faults", "desk", "grown");
    private static final List<String> SCENARIOS_QUICK = SCENARIOS.subList(0, 5);
    private static final Set<String> OPTIONS =
            Set.of("peers", "scenarios", "callers", "events", "seconds", "warmup", "repeats", "name");

    static Settings of(String... args) {
        var options = Options.of(OPTIONS, args);
        boolean quick = options.isQuick();
        var words = options.words();
        return new Settings(
                String.join(" ", args),
                quick,
                names(
                        words.get("peers"),
                        Stream.concat(Launch.PEERS.stream(), Launch.WHEN_NAMED.stream()).toList(),
                        Launch.PEERS),
                names(words.get("scenarios"), SCENARIOS, quick ? SCENARIOS_QUICK : SCENARIOS),
                Stream.of(words.getOrDefault("callers", quick ? "1,32" : "1,8,32,128").split(","))
                        .map(Integer::valueOf)
                        .toList(),
                Long.parseLong(words.getOrDefault("events", "10000000")),
                Integer.parseInt(words.getOrDefault("seconds", quick ? "2" : "10")),
                Integer.parseInt(words.getOrDefault("warmup", quick ? "2" : "5")),
                Integer.parseInt(words.getOrDefault("repeats", quick ? "1" : "5")),
                words.getOrDefault("name", ""));
    }

    private static List<String> names(
            @Nullable String value, List<String> all, List<String> otherwise) {
        if (value == null) {
            return otherwise;
        }
        var wanted = Arrays.asList(value.split(","));
        if (!all.containsAll(wanted)) {
            throw new IllegalArgumentException(value + " is not all of " + all);
        }
        return List.copyOf(wanted);
    }

    /** Of a file of results. */
    String fileName(LocalDate date) {
        return name.isEmpty() ? date.toString() : date + "-" + name;
    }

    boolean wants(String scenario) {
        return scenarios.contains(scenario);
    }
}
