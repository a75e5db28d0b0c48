package org.throughline.server.pages.auditor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.server.pages.Wording;
import org.throughline.views.replay.Difference;
import org.throughline.views.replay.Difference.FieldChange;

/** A difference between two moments, in words. */
public record Change(String sentence, List<Value> values) {
    public Change {
        values = List.copyOf(values);
    }

    /** A field that holds another value. */
    public record Value(String label, String before, String after) {}

    static List<Change> of(List<Difference> differences) {
        return differences.stream().map(Change::of).toList();
    }

    /** One of them. */
    public static Change of(Difference difference) {
        var values = new ArrayList<Value>();
        for (var field : difference.fields()) {
            values.add(value(difference.type(), field));
        }
        return new Change(
                "Event "
                        + difference.caseSeq()
                        + ", "
                        + Wording.words(difference.type())
                        + ", "
                        + words(difference.kind()),
                values);
    }

    private static String words(Difference.Kind kind) {
        return switch (kind) {
            case NEW -> "is new.";
            case CORRECTED -> "was corrected.";
            case REDACTED -> "was redacted.";
            case IN_ERROR -> "was marked as entered in error.";
            case NOT_KNOWN -> "is not known at the second moment.";
        };
    }

    private static Value value(String type, FieldChange field) {
        return new Value(
                Wording.label(field.field()),
                read(type, field.field(), field.before()),
                read(type, field.field(), field.after()));
    }

    private static String read(String type, String field, @Nullable Object value) {
        return value == null
                ? "nothing"
                : Wording.lines(type, Map.of(field, value)).getFirst().value();
    }
}
