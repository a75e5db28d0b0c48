package org.throughline.casefile.partner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.casefile.person.Erased;

/** What is left of the fields of an entry when a person was erased. */
public final class ErasedFields {
    private ErasedFields() {}

    /**
     * The payload with the mark in the place of these fields.
     *
     * @param fields names, or for a corrected value its place: {@code changes.0}
     */
    public static Map<String, Object> in(Map<String, Object> payload, Collection<String> fields) {
        var left = new LinkedHashMap<>(payload);
        for (var field : fields) {
            int dot = field.indexOf('.');
            if (dot < 0) {
                left.computeIfPresent(field, (_, _) -> Erased.MARK);
            } else {
                left.computeIfPresent(
                        field.substring(0, dot),
                        (_, list) ->
                                marked((List<?>) list, Integer.parseInt(field.substring(dot + 1))));
            }
        }
        return left;
    }

    private static List<Object> marked(List<?> changes, int index) {
        var left = new ArrayList<Object>(changes);
        if (index < left.size()) {
            var change = new LinkedHashMap<Object, Object>((Map<?, ?>) left.get(index));
            change.computeIfPresent("value", (_, _) -> Erased.MARK);
            left.set(index, change);
        }
        return left;
    }
}
