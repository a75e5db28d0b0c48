package org.throughline.views.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What differs about one event between two moments of a case.
 *
 * @param fields whose value differs; empty unless the event is known at both moments
 */
public record Difference(int caseSeq, String type, Kind kind, List<FieldChange> fields) {
    public Difference {
        fields = List.copyOf(fields);
    }

    /** In what way it differs. */
    public enum Kind {
        NEW,
        CORRECTED,
        REDACTED,
        IN_ERROR,
        /** Known at the first moment, not at the second. */
        NOT_KNOWN
    }

    /** A field with its two values; null where the event did not hold it. */
    public record FieldChange(String field, @Nullable Object before, @Nullable Object after) {}

    static List<Difference> between(List<Replay.Known> before, List<Replay.Known> after) {
        var known = new LinkedHashMap<Integer, Replay.Known>();
        before.forEach(one -> known.put(one.event().caseSeq(), one));
        var differences = new ArrayList<Difference>();
        for (var one : after) {
            var earlier = known.remove(one.event().caseSeq());
            if (earlier == null) {
                differences.add(of(one, Kind.NEW, List.of()));
            } else {
                add(earlier, one, differences);
            }
        }
        known.values().forEach(gone -> differences.add(of(gone, Kind.NOT_KNOWN, List.of())));
        return differences;
    }

    private static void add(
            Replay.Known earlier, Replay.Known later, List<Difference> differences) {
        var changes = changes(earlier, later);
        if (!changes.isEmpty()) {
            var kind = later.isRedacted() && !earlier.isRedacted() ? Kind.REDACTED : Kind.CORRECTED;
            differences.add(of(later, kind, changes));
        }
        if (later.isInError() && !earlier.isInError()) {
            differences.add(of(later, Kind.IN_ERROR, List.of()));
        }
    }

    private static List<FieldChange> changes(Replay.Known earlier, Replay.Known later) {
        var changes = new ArrayList<FieldChange>();
        change(
                "occurredAt",
                earlier.occurredAt().toString(),
                later.occurredAt().toString(),
                changes);
        change("precision", earlier.precision(), later.precision(), changes);
        var fields = new LinkedHashSet<>(earlier.payload().keySet());
        fields.addAll(later.payload().keySet());
        fields.forEach(field ->
                change(field, earlier.payload().get(field), later.payload().get(field), changes));
        return changes;
    }

    private static void change(
            String field,
            @Nullable Object before,
            @Nullable Object after,
            List<FieldChange> changes) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, before, after));
        }
    }

    private static Difference of(Replay.Known known, Kind kind, List<FieldChange> fields) {
        return new Difference(known.event().caseSeq(), known.event().type(), kind, fields);
    }
}
