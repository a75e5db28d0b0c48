package org.throughline.casefile.sharing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.throughline.casefile.codes.DataClass;

/**
 * Who may be told what of each kind of event: the table of {@code events.md}, which people read as
 * well.
 */
public final class EventTable {

    /** What a share set can name besides fields, without the prefix {@code topic:}. */
    public static final List<String> TOPICS = List.of("incident", "plan");

    private static final String TOPIC = "topic:";
    private static final EventTable STANDARD = read("events.md");

    private final Map<String, EventRow> rows;
    private final Map<String, FieldRow> nameable;
    private final List<String> shareable;

    private EventTable(List<EventRow> rows) {
        var byType = new LinkedHashMap<String, EventRow>();
        var fields = new LinkedHashMap<String, FieldRow>();
        for (var row : rows) {
            byType.put(row.type(), row);
            if (row.isEverShared()) {
                row.fields().stream()
                        .filter(FieldRow::isNameable)
                        .forEach(field -> fields.put(row.item(field), field));
            }
        }
        this.rows = Collections.unmodifiableMap(byType);
        this.nameable = Collections.unmodifiableMap(fields);
        var items = new ArrayList<String>();
        TOPICS.forEach(topic -> items.add(TOPIC + topic));
        items.addAll(fields.keySet());
        this.shareable = List.copyOf(items);
    }

    /** The table of the domain. */
    public static EventTable standard() {
        return STANDARD;
    }

    private static EventTable read(String resource) {
        try (var in = EventTable.class.getResourceAsStream(resource)) {
            var text = Objects.requireNonNull(in, resource).readAllBytes();
            return new EventTable(EventTableReader.rows(new String(text, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }

    /** All kinds of events in the order of the table. */
    public Collection<EventRow> rows() {
        return rows.values();
    }

    public Optional<EventRow> find(String type) {
        return Optional.ofNullable(rows.get(type));
    }

    /** The row of a kind that is known to exist. */
    public EventRow row(String type) {
        var row = rows.get(type);
        if (row == null) {
            throw new IllegalArgumentException("the event table has no row " + type);
        }
        return row;
    }

    /** Everything that a share set can name: topics first, then fields in the table's order. */
    public List<String> shareableItems() {
        return shareable;
    }

    public boolean isShareable(String item) {
        return nameable.containsKey(item) || shareable.contains(item);
    }

    /** The class of a field that a share set can name; empty for a topic. */
    public Optional<DataClass> classOf(String item) {
        return Optional.ofNullable(nameable.get(item)).flatMap(FieldRow::fixedClass);
    }

    /** The topic that an item of a share set names; empty for a field. */
    public static Optional<String> topicOf(String item) {
        return item.startsWith(TOPIC)
                ? Optional.of(item.substring(TOPIC.length()))
                : Optional.empty();
    }
}
