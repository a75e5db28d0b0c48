package org.throughline.referrals.stored;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Actor;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.RegisterChange;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.referrals.register.RegisterJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of facts. The coded part and the personal part stand apart, and each personal
 * field says its data class and whom it is about, so that it can be sealed with that person's key.
 */
public final class EventJson {
    /** The stream of the registers; no case can have this name. */
    public static final String REGISTER = "~register";

    /** The stored name of an entry of the registers. */
    public static final String REGISTER_ENTRY = "register-entry";

    /** The version in which entries of the registers are written and read. */
    public static final String REGISTER_ENTRY_VERSION = "1";

    private EventJson() {}

    /** The payload of a fact as it is stored. */
    public static byte[] write(CaseEvent event) {
        var row = EventTable.standard().row(event.type());
        var coded = DomainJson.mapper().createObjectNode();
        var personal = DomainJson.mapper().createObjectNode();
        ObjectNode whole = DomainJson.mapper().valueToTree(event);
        for (var property : whole.properties()) {
            var field =
                    row.field(property.getKey())
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            event.type() + " has a field without a row"));
            if (field.isCode()) {
                coded.set(property.getKey(), property.getValue());
            } else {
                personal.putObject(property.getKey())
                        // Of a correction the class is that of the field it changes; until it is
                        // known, the narrowest.
                        .put("class", field.fixedClass().map(Enum::name).orElse("NARR"))
                        .put("about", field.about().name().toLowerCase(java.util.Locale.ROOT))
                        .set("value", property.getValue());
            }
        }
        var payload = DomainJson.mapper().createObjectNode();
        payload.set("coded", coded);
        payload.set("personal", personal);
        return DomainJson.mapper().writeValueAsBytes(payload);
    }

    /** Everything around the payload, as metadata. */
    public static Map<String, String> metadata(
            CaseId caseId,
            Instant occurredAt,
            String precision,
            @Nullable String lateReason,
            Actor actor,
            @Nullable String onBehalfOf,
            String commandId,
            @Nullable String supersedes,
            boolean storyTime) {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("stream", caseId.value());
        metadata.put("occurredAt", occurredAt.toString());
        metadata.put("precision", precision);
        metadata.put("person", actor.person().value());
        metadata.put("role", actor.role().code());
        metadata.put("agency", actor.agency().value());
        metadata.put("commandId", commandId);
        metadata.put("correlationId", commandId);
        putIfThere(metadata, "lateReason", lateReason);
        putIfThere(metadata, "onBehalfOf", onBehalfOf);
        putIfThere(metadata, "supersedes", supersedes);
        if (storyTime) {
            metadata.put("storyTime", "true");
        }
        return metadata;
    }

    private static void putIfThere(
            Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }

    /**
     * An entry of the log as the domain knows it.
     *
     * @throws UnknownFact when name or version are not in the closed list
     */
    public static LogEntry read(StoredFact stored) {
        if (stored.name().equals(REGISTER_ENTRY)) {
            if (!stored.version().equals(REGISTER_ENTRY_VERSION)) {
                throw new UnknownFact(stored);
            }
            return new RegisterChange(
                    stored.position(),
                    stored.recordedAt(),
                    RegisterJson.read(DomainJson.read(stored.payload())));
        }
        return readEvent(stored);
    }

    /** A fact of a case. */
    public static RecordedEvent readEvent(StoredFact stored) {
        return readEvent(stored, Upcasters.standard());
    }

    static RecordedEvent readEvent(StoredFact stored, Upcasters upcasters) {
        var type = EventNames.typeOf(stored.name()).orElseThrow(() -> new UnknownFact(stored));
        var payload = whole(upcasters.current(stored));
        var event = event(stored, payload, type);
        var metadata = stored.metadata();
        return new RecordedEvent(
                stored.position(),
                new CaseId(stored.stream()),
                stored.streamSeq(),
                stored.eventId(),
                event.type(),
                Integer.parseInt(stored.version()),
                Instant.parse(required(metadata, "occurredAt")),
                required(metadata, "precision"),
                stored.recordedAt(),
                metadata.get("lateReason"),
                new Actor(
                        new PersonId(required(metadata, "person")),
                        DomainJson.mapper().convertValue(required(metadata, "role"), Role.class),
                        new AgencyId(required(metadata, "agency"))),
                metadata.get("onBehalfOf"),
                required(metadata, "commandId"),
                metadata.get("correlationId"),
                metadata.get("causationId"),
                metadata.get("supersedes"),
                event,
                DomainJson.plain(payload));
    }

    private static CaseEvent event(
            StoredFact stored, ObjectNode payload, Class<? extends CaseEvent> type) {
        try {
            return DomainJson.mapper().treeToValue(payload, type);
        } catch (JacksonException e) {
            // Its message may quote the payload, so it is not passed on.
            throw UnknownFact.unreadable(stored);
        }
    }

    private static ObjectNode whole(Upcasters.Payload payload) {
        var whole = DomainJson.mapper().createObjectNode();
        payload.coded().properties().forEach(one -> whole.set(one.getKey(), one.getValue()));
        payload.personal()
                .properties()
                .forEach(one -> whole.set(one.getKey(), one.getValue().path("value")));
        return whole;
    }

    private static String required(Map<String, String> metadata, String key) {
        var value = metadata.get(key);
        if (value == null) {
            throw new IllegalStateException("a stored fact has no " + key);
        }
        return value;
    }
}
