package org.throughline.casefile.reference;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.casefile.reference.Sheet.Level;

/**
 * One entry as an agency is told it.
 *
 * @param payload what is shown
 * @param isLastWord whether section 4.7 gives it, so that it stays whole behind a closed gate
 */
record Told(
        int caseSeq,
        int agencySeq,
        Level level,
        boolean isLate,
        Integer raises,
        Map<String, Object> payload,
        Instant occurredAt,
        boolean isLastWord) {

    /** What is left of it when it comes behind a closed gate. */
    Told emptied() {
        return isLastWord || payload.containsKey("target")
                ? this
                : new Told(caseSeq, agencySeq, level, isLate, raises, Map.of(), occurredAt, false);
    }

    /** In one line, to be compared and to be read. */
    String line() {
        var how = level + (isLate ? " late" : "") + (raises == null ? "" : " raises " + raises);
        return agencySeq + ": " + caseSeq + " " + how + " " + occurredAt + " " + inOrder(payload);
    }

    /** The same value with its fields in the order of their names. */
    static Object inOrder(Object value) {
        return switch (value) {
            case Map<?, ?> fields -> {
                var sorted = new TreeMap<String, Object>();
                fields.forEach((name, field) -> sorted.put((String) name, inOrder(field)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(Told::inOrder).toList();
            default -> value;
        };
    }
}
