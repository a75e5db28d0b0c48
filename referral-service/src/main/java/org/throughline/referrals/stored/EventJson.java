package org.throughline.referrals.stored;

import java.time.Instant;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.throughline.casefile.Actor;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.RegisterChange;
import org.throughline.casefile.Role;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.referrals.register.RegisterJson;
import org.throughline.referrals.stored.Upcasters.Payload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
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

    private static final Set<String> ENVELOPE = Set.of("occurredAt", "precision");

    /** The narrowest: as which a value is stored of whose field nothing is known. */
    private static final FieldRow FREE_TEXT =
            new FieldRow("text", DataClass.NARR, false, false, false, false, FieldRow.About.CLIENT);

    private EventJson() {}

    /**
     * The payload of a fact as it is stored, in the current version.
     *
     * @param eventAt the event at a place in the case; asked for the target of a correction only
     */
    public static byte[] write(CaseEvent event, IntFunction<CaseEvent> eventAt) {
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
            if (event instanceof EventCorrected corrected && field.fixedClass().isEmpty()) {
                var target = eventAt.apply(corrected.target());
                var kept = coded.putArray(property.getKey());
                property.getValue()
                        .forEach(change -> putChange((ObjectNode) change, target, kept, personal));
            } else if (field.isCode()) {
                coded.set(property.getKey(), property.getValue());
            } else {
                put(
                        personal,
                        property.getKey(),
                        property.getValue(),
                        field,
                        DataSubject.about(field, event));
            }
        }
        return bytes(new Payload(coded, personal));
    }

    static byte[] bytes(Payload payload) {
        var json = DomainJson.mapper().createObjectNode();
        json.set("coded", payload.coded());
        json.set("personal", payload.personal());
        return DomainJson.mapper().writeValueAsBytes(json);
    }

    /** A right value is as personal, and about the same person, as the wrong one. */
    private static void putChange(
            ObjectNode change, CaseEvent target, ArrayNode coded, ObjectNode personal) {
        var name = change.required("field").asString();
        var field = EventTable.standard().row(target.type()).field(name);
        if (field.isEmpty() ? !ENVELOPE.contains(name) : !field.get().isCode()) {
            put(
                    personal,
                    "changes." + coded.size() + ".value",
                    change.remove("value"),
                    field.orElse(FREE_TEXT),
                    DataSubject.about(field.orElse(FREE_TEXT), target));
        }
        coded.add(change);
    }

    private static void put(
            ObjectNode personal, String path, JsonNode value, FieldRow field, String about) {
        personal.putObject(path)
                .put("class", field.fixedClass().orElseThrow().name())
                .put("about", about)
                .set("value", value);
    }

    /**
     * An entry of the log as the domain knows it.
     *
     * @throws UnknownFact when name or version are not in the closed list, or the content is not
     *     what they say
     */
    public static LogEntry read(StoredFact stored) {
        return stored.name().equals(REGISTER_ENTRY) ? readRegister(stored) : readEvent(stored);
    }

    private static RegisterChange readRegister(StoredFact stored) {
        var payload = Upcasters.standard().current(stored).coded();
        if (!RegisterJson.isKnown(payload)) {
            throw new UnknownFact(stored);
        }
        var entry = fitting(stored, () -> RegisterJson.read(payload));
        return new RegisterChange(stored.position(), stored.recordedAt(), entry);
    }

    /** A fact of a case. */
    public static RecordedEvent readEvent(StoredFact stored) {
        return readEvent(stored, Upcasters.standard());
    }

    static RecordedEvent readEvent(StoredFact stored, Upcasters upcasters) {
        var type = EventNames.typeOf(stored.name()).orElseThrow(() -> new UnknownFact(stored));
        var payload = upcasters.current(stored);
        return fitting(stored, () -> recorded(stored, payload, type));
    }

    private static <T> T fitting(StoredFact stored, Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) { // whatever it is, its message may quote the content
            throw UnknownFact.unreadable(stored, e);
        }
    }

    private static RecordedEvent recorded(
            StoredFact stored, Payload payload, Class<? extends CaseEvent> type) {
        var event =
                DomainJson.mapper()
                        .treeToValue(
                                whole(
                                        payload,
                                        (whole, path) ->
                                                ErasedForm.put(whole, type.getSimpleName(), path)),
                                type);
        var shown = whole(payload, (whole, path) -> whole.put(path, Erased.MARK));
        var metadata = stored.metadata();
        return new RecordedEvent(
                stored.position(),
                new CaseId(stored.stream()),
                stored.streamSeq(),
                stored.eventId(),
                event.type(),
                EventNames.WIRE_VERSION,
                Instant.parse(FactMetadata.required(metadata, "occurredAt")),
                FactMetadata.required(metadata, "precision"),
                stored.recordedAt(),
                metadata.get("lateReason"),
                new Actor(
                        new PersonId(FactMetadata.required(metadata, "person")),
                        DomainJson.mapper()
                                .convertValue(FactMetadata.required(metadata, "role"), Role.class),
                        new AgencyId(FactMetadata.required(metadata, "agency"))),
                metadata.get("onBehalfOf"),
                FactMetadata.required(metadata, "commandId"),
                metadata.get("correlationId"),
                metadata.get("causationId"),
                metadata.get("supersedes"),
                event,
                DomainJson.plain(shown));
    }

    /**
     * The two parts together.
     *
     * @param erased puts something in the place of a field that was erased
     */
    private static ObjectNode whole(Payload payload, BiConsumer<ObjectNode, String> erased) {
        var whole = DomainJson.mapper().createObjectNode();
        payload.coded().properties().forEach(one -> whole.set(one.getKey(), one.getValue()));
        for (var one : payload.personal().properties()) {
            var path = one.getKey();
            if (!one.getValue().has(PersonalSeal.ERASED)) {
                place(whole, path, one.getValue().path(PersonalSeal.VALUE));
            } else if (path.indexOf('.') < 0) {
                erased.accept(whole, path);
            } else {
                place(whole, path, DomainJson.mapper().valueToTree(Erased.MARK));
            }
        }
        return whole;
    }

    /** Puts a value where its path leads: {@code changes.0.value} is inside a coded list. */
    private static void place(ObjectNode whole, String path, JsonNode value) {
        int last = path.lastIndexOf('.');
        var holder =
                last < 0
                        ? whole
                        : whole.requiredAt("/" + path.substring(0, last).replace('.', '/'));
        ((ObjectNode) holder).set(path.substring(last + 1), value);
    }
}
