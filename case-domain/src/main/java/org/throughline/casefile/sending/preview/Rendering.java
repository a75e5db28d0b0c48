package org.throughline.casefile.sending.preview;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Entries as one text that can be read in one way only: every string says how long it is, every
 * list and map how many it holds, and names stand in order.
 */
final class Rendering {
    /** Of the sending itself: the digest, which is made of this text, and what the clock says. */
    private static final Set<String> MADE_AT_SENDING = Set.of("previewDigest", "respondBy");

    private final StringBuilder text = new StringBuilder();

    private Rendering() {}

    static String of(List<Leaving> entries) {
        var rendering = new Rendering();
        rendering.count('l', entries);
        entries.forEach(rendering::entry);
        return rendering.text.toString();
    }

    private void entry(Leaving entry) {
        value(entry.kind());
        value(entry.caseSeq());
        value(entry.level().letter());
        var fields = new TreeMap<>(entry.fields());
        fields.keySet().removeAll(MADE_AT_SENDING);
        value(fields);
    }

    private void value(Object value) {
        switch (value) {
            case String string ->
                    text.append('s').append(string.length()).append(':').append(string);
            case Integer number -> text.append('i').append(number).append(';');
            case Boolean yes -> text.append(yes ? 't' : 'f');
            case List<?> list -> {
                count('l', list);
                list.forEach(this::value);
            }
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, Object>();
                map.forEach((name, one) -> sorted.put(String.valueOf(name), one));
                count('m', sorted.entrySet());
                sorted.forEach((name, one) -> {
                    value(name);
                    value(one);
                });
            }
            default ->
                    throw new IllegalArgumentException(
                            "no plain value: " + value.getClass().getName());
        }
    }

    private void count(char kind, Collection<?> many) {
        text.append(kind).append(many.size()).append(':');
    }
}
