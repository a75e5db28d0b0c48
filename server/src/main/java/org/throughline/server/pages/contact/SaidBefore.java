package org.throughline.server.pages.contact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.throughline.casefile.RecordedEvent;
import org.throughline.server.pages.contact.SafeContact.Span;
import org.throughline.server.pages.contact.SafeContact.Way;

/**
 * The rules of safe contact as they stand, for the form that says them anew. What is said anew
 * takes the place of all that was said, so whoever changes one way of contact must not have to
 * remember the others. When to ask again is not among it: that is a new day each time.
 */
public final class SaidBefore {
    private SaidBefore() {}

    /** What stands in the fields of the form; empty when nothing was said yet. */
    public static Map<String, String[]> in(List<RecordedEvent> readable) {
        var contact = SafeContact.of(readable);
        var fields = new LinkedHashMap<String, String[]>();
        put(fields, "codeWord", contact.codeWord() == null ? "" : contact.codeWord());
        put(fields, "meetingPlace", contact.meetingPlace() == null ? "" : contact.meetingPlace());
        for (int i = 0; i < contact.ways().size(); i++) {
            put(fields, "rules[" + i + "].", contact.ways().get(i));
        }
        if (!contact.ways().isEmpty()) {
            put(fields, "rules.count", Integer.toString(contact.ways().size()));
        }
        return fields;
    }

    private static void put(Map<String, String[]> fields, String prefix, Way way) {
        put(fields, prefix + "channelId", way.channelId());
        put(fields, prefix + "kind", way.kind());
        put(fields, prefix + "value", way.value());
        put(fields, prefix + "status", way.standing().name().toLowerCase(Locale.ROOT));
        put(fields, prefix + "messageAllowed", Boolean.toString(way.isForMessages()));
        for (int i = 0; i < way.hours().size(); i++) {
            put(fields, prefix + "hours[" + i + "].", way.hours().get(i));
        }
        if (!way.hours().isEmpty()) {
            put(fields, prefix + "hours.count", Integer.toString(way.hours().size()));
        }
    }

    private static void put(Map<String, String[]> fields, String prefix, Span span) {
        put(fields, prefix + "from", span.from());
        put(fields, prefix + "to", span.to());
    }

    private static void put(Map<String, String[]> fields, String path, String value) {
        if (!value.isEmpty()) {
            fields.put(path, new String[] {value});
        }
    }
}
