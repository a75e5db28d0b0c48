package org.throughline.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.campaign.cluster.Fault;

/**
 * How a campaign goes, as it was typed.
 *
 * @param folder of the cluster
 * @param program the jar of the program, beside its libraries
 * @param sources of the project
 * @param perSecond commands of all people together
 * @param before how long there is load before each fault, and after it
 * @param hold how long a fault lasts, where that is not its own nature
 * @param faults taken in turn
 * @param results a line is added to it for each round; null for none
 * @param curve picture of the last round as time went by, with a table beside it; null for none
 * @param seeded the file of a planted defect; null for the program as it is
 */
record Settings(
        Path folder,
        String program,
        Path sources,
        int rounds,
        long seed,
        int perSecond,
        Duration before,
        Duration hold,
        List<Fault> faults,
        @Nullable Path results,
        @Nullable Path curve,
        @Nullable Path seeded) {
    private static final Set<String> NAMES =
            Set.of(
                    "folder", "program", "sources", "rounds", "seed", "rate", "seconds", "hold",
                    "faults", "results", "curve", "seeded");
    private static final String SEED = "20261125";
    private static final int MAX = 100_000;

    Settings {
        faults = List.copyOf(faults);
    }

    /**
     * @throws IllegalArgumentException at a word that is not known, has no value or a value that
     *     cannot be; the message says what can
     */
    static Settings of(String... words) {
        var options = options(words);
        var sources = Path.of(required(options, "sources"));
        var faults = faults(options.get("faults"));
        return new Settings(
                Path.of(required(options, "folder")),
                required(options, "program"),
                sources,
                number(options, "rounds", faults.size()),
                seed(options.getOrDefault("seed", SEED)),
                number(options, "rate", 30),
                Duration.ofSeconds(number(options, "seconds", 10)),
                Duration.ofSeconds(number(options, "hold", 8)),
                faults,
                path(options.get("results")),
                path(options.get("curve")),
                seeded(sources, options.get("seeded")));
    }

    /** Whether nothing happens but load. */
    boolean isSteady() {
        return faults.stream().allMatch(Fault.NONE::equals);
    }

    private static Map<String, String> options(String... words) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < words.length; i += 2) {
            var name = words[i].replaceFirst("^--", "");
            if (!NAMES.contains(name) || !words[i].startsWith("--")) {
                throw new IllegalArgumentException(
                        words[i] + " is none of the options; bin/campaign --help names them");
            }
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " has no value");
            }
            options.put(name, words[i + 1]);
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        var value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        var text = options.getOrDefault(name, Integer.toString(otherwise));
        var number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MAX) {
            throw new IllegalArgumentException(
                    "--" + name + " is a number from 1 to " + MAX + ", not " + text);
        }
        return number;
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notWhole) {
            throw new IllegalArgumentException("--seed is a whole number, not " + text, notWhole);
        }
    }

    private static List<Fault> faults(@Nullable String names) {
        if (names == null) {
            return List.of(Fault.values());
        }
        return Arrays.stream(names.split(",")).map(Settings::fault).toList();
    }

    private static Fault fault(String name) {
        return Arrays.stream(Fault.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                name + " is none of " + Arrays.toString(Fault.values())));
    }

    private static @Nullable Path seeded(Path sources, @Nullable String name) {
        if (name == null) {
            return null;
        }
        var file = sources.resolve("campaign/seeded").resolve(name + ".txt");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    name + " is none of the defects in campaign/seeded, without its .txt");
        }
        return file;
    }
}
