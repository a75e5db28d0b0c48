package org.throughline.server.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.throughline.agencies.EntryEvents;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.sharing.EventRow;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.casefile.sharing.Level;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of each type that is released to agencies, from the records of the domain and the
 * classes of the event table. Fields may be added; none is taken away or narrowed under one
 * version.
 */
public final class EntrySchemas {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private EntrySchemas() {}

    /** By type on the wire, as {@code case.help-offered.v1}. */
    public static Map<String, ObjectNode> all() {
        var schemas = new TreeMap<String, ObjectNode>();
        events(CaseEvent.class)
                .forEach(event -> {
                    var row = EventTable.standard().find(event.getSimpleName());
                    if (row.isPresent() && isReleased(row.get())) {
                        var type = EntryEvents.type(event.getSimpleName(), 1);
                        schemas.put(type, schema(type, event, row.get()));
                    }
                });
        return schemas;
    }

    private static Stream<Class<?>> events(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EntrySchemas::events)
                : Stream.of(type);
    }

    private static boolean isReleased(EventRow row) {
        return row.ceilings().values().stream()
                .flatMap(List::stream)
                .anyMatch(ceiling -> ceiling.level() != Level.NOTHING);
    }

    private static ObjectNode schema(String type, Class<?> event, EventRow row) {
        var schema = object();
        schema.put("$schema", DRAFT);
        schema.put("$id", EntryEvents.schema(type).toString());
        schema.put("title", event.getSimpleName());
        schema.put("type", "object");
        var properties = schema.putObject("properties");
        properties.set("agency", text());
        properties.set("caseId", text());
        properties.set("releaseSeq", number(1));
        properties.set("agencySeq", number(1));
        properties.set("eventId", text());
        properties.set("type", object().put("const", event.getSimpleName()));
        properties.set("version", object().put("const", 1));
        properties.set("occurredAt", format("date-time"));
        properties.set("precision", codes("exact", "day", "month", "unknown"));
        properties.set("recordedAt", format("date-time"));
        properties.set("releasedAt", format("date-time"));
        properties.set("level", codes("M", "C", "S"));
        properties.set("lateRelease", bool());
        properties.set("raises", number(1));
        properties.set("actingOrganisation", text());
        properties.set("targetEventId", text());
        properties.set("mapVersion", number(1));
        properties.set("state", codes("whole", "emptied", "tombstone"));
        properties.set("corrected", bool());
        properties.set("redacted", bool());
        properties.set("notices", list(text()));
        properties.set("payload", payload(event, row));
        var required = schema.putArray("required");
        List.of(
                        "agency",
                        "caseId",
                        "releaseSeq",
                        "agencySeq",
                        "eventId",
                        "type",
                        "version",
                        "occurredAt",
                        "precision",
                        "recordedAt",
                        "releasedAt",
                        "level",
                        "lateRelease",
                        "actingOrganisation",
                        "payload")
                .forEach(required::add);
        return schema;
    }

    /** No field is required: how many an agency sees depends on its level and share set. */
    private static ObjectNode payload(Class<?> event, EventRow row) {
        var payload = object().put("type", "object");
        var properties = payload.putObject("properties");
        for (var component : event.getRecordComponents()) {
            row.field(component.getName())
                    .filter(field -> !field.isInternal())
                    .ifPresent(
                            field -> properties.set(component.getName(), field(component, field)));
        }
        return payload;
    }

    private static ObjectNode field(RecordComponent component, FieldRow field) {
        var schema =
                switch (component.getName()) {
                    // Of a notice both stand for something else in a copy.
                    case "target" -> text();
                    case "changes" -> list(change());
                    default -> schema(component.getGenericType());
                };
        var dataClass = field.fixedClass().map(Enum::name).orElse("of the target");
        if (field.isPersonal() && !schema.path("type").asString("").equals("string")) {
            // A redacted field shows a text in its place.
            var either = object();
            either.putArray("anyOf").add(schema).add(text());
            schema = either;
        }
        return schema.put("description", "class " + dataClass);
    }

    private static ObjectNode change() {
        var change = object().put("type", "object");
        var properties = change.putObject("properties");
        properties.set("field", text());
        properties.set("value", object());
        return change;
    }

    private static ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            var raw = (Class<?>) generic.getRawType();
            return Collection.class.isAssignableFrom(raw)
                    ? list(schema(generic.getActualTypeArguments()[0]))
                    : object().put("type", "object");
        }
        var plain = (Class<?>) type;
        if (plain == String.class) {
            return text();
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return bool();
        }
        if (plain == int.class || plain == Integer.class || plain == long.class) {
            return object().put("type", "integer");
        }
        if (plain == Instant.class) {
            return format("date-time");
        }
        if (plain == LocalDate.class) {
            return format("date");
        }
        if (plain.isEnum()) {
            return codes(
                    Arrays.stream(plain.getEnumConstants())
                            .map(one -> one instanceof Coded coded ? coded.code() : one.toString())
                            .toArray(String[]::new));
        }
        return plain.isRecord() ? ofRecord(plain) : object();
    }

    private static ObjectNode ofRecord(Class<?> type) {
        var components = type.getRecordComponents();
        if (components.length == 1 && components[0].getType() == String.class) {
            return text();
        }
        var schema = object().put("type", "object");
        var properties = schema.putObject("properties");
        for (var component : components) {
            properties.set(component.getName(), schema(component.getGenericType()));
        }
        return schema;
    }

    private static ObjectNode object() {
        return DomainJson.mapper().createObjectNode();
    }

    private static ObjectNode text() {
        return object().put("type", "string");
    }

    private static ObjectNode bool() {
        return object().put("type", "boolean");
    }

    private static ObjectNode number(int least) {
        return object().put("type", "integer").put("minimum", least);
    }

    private static ObjectNode format(String format) {
        return text().put("format", format);
    }

    private static ObjectNode list(ObjectNode items) {
        return object().put("type", "array").set("items", items);
    }

    private static ObjectNode codes(String... codes) {
        var schema = text();
        var values = schema.putArray("enum");
        Arrays.stream(codes).forEach(values::add);
        return schema;
    }
}
