package org.throughline.casefile.reference;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of events, read from the data of the contract: not from the table that the rules of the
 * program read.
 */
final class Sheet {
    /** A payload field: its class, and whether no agency, only level S, or only its own entry. */
    record Field(String dataClass, boolean isInternal, boolean isOnlyShared, boolean isOwnEntry) {
        boolean isPersonal() {
            return !dataClass.equals("CODE") && !dataClass.equals("TARGET");
        }
    }

    /** A predicate and the level it gives; the predicate is empty for a bare level. */
    record Ceiling(String predicate, Level level) {}

    /** One kind of event: the ceilings of each column, topic, floor and fields. */
    record Row(
            Map<String, List<Ceiling>> columns,
            String topic,
            Level floor,
            Map<String, Field> fields,
            boolean isCorrectable) {
        boolean has(String dataClass) {
            return fields.values().stream().anyMatch(it -> it.dataClass.equals(dataClass));
        }
    }

    /** What a kind of agency is told at most. */
    record Kind(String column, Set<String> classes) {}

    /** How much of an event, from nothing to the coded and the named personal fields. */
    enum Level {
        NOTHING,
        M,
        C,
        S
    }

    static final Sheet SHEET = read();
    static final Set<String> SPECIAL_PURPOSES = Set.of("report", "housing", "support", "harm");
    static final Set<String> DERIVED = Set.of("IDENT", "CONTACT", "PLACE");

    final Map<String, Row> rows = new LinkedHashMap<>();
    final Map<String, Kind> kinds = new HashMap<>();
    Set<String> shareable = Set.of();

    private static Sheet read() {
        try (var file = Sheet.class.getResourceAsStream("/reference/visibility.txt")) {
            var sheet = new Sheet();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(sheet::line);
            return sheet;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void line(String line) {
        if (line.startsWith("shareable: ")) {
            shareable = words(line.substring("shareable: ".length()));
        } else if (line.contains(" = ")) {
            var parts = line.split(" = |: ");
            kinds.put(parts[0], new Kind(parts[1], words(parts[2])));
        } else {
            row(line.split(" \\| ?", -1));
        }
    }

    private void row(String[] cells) {
        var fields = new LinkedHashMap<String, Field>();
        for (var field : cells[6].split(" ")) {
            var parts = Arrays.asList(field.split(":"));
            fields.put(
                    parts.get(0),
                    new Field(
                            parts.get(1),
                            parts.contains("int"),
                            parts.subList(2, parts.size()).contains("S"),
                            parts.contains("own")));
        }
        var columns =
                Map.of(
                        "pol",
                        ceilings(cells[1]),
                        "hou",
                        ceilings(cells[2]),
                        "oth",
                        ceilings(cells[3]));
        var floor = cells[5].isEmpty() ? Level.NOTHING : Level.valueOf(cells[5]);
        rows.put(cells[0], new Row(columns, cells[4], floor, fields, cells[7].equals("yes")));
    }

    private static List<Ceiling> ceilings(String cell) {
        if (cell.equals("-") || cell.equals("target")) {
            return List.of();
        }
        return Arrays.stream(cell.split(" "))
                .map(part ->
                        part.contains(":")
                                ? new Ceiling(part.split(":")[0], Level.valueOf(part.split(":")[1]))
                                : new Ceiling("", Level.valueOf(part)))
                .toList();
    }

    private static Set<String> words(String line) {
        return Arrays.stream(line.split(" ")).collect(toSet());
    }
}
