package org.throughline.server.sealing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.log.entry.StoredEvent;
import org.throughline.proof.chain.CaseEnd;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.EnvelopePath;
import org.throughline.proof.leaf.FactToSeal;
import org.throughline.proof.tree.Hash;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.EventNames;
import org.throughline.referrals.stored.PersonalSeal;
import tools.jackson.databind.JsonNode;

/**
 * What the tree commits to of a stored event: every field of its content by name, and every part of
 * its envelope behind a dollar sign. Class and person of the personal fields stand in a field of
 * their own.
 */
final class SealedFields {
    /** Of this form of leaves. The kind's own version would betray the kind. */
    private static final String SCHEMA = "1";

    /** Of the sharing rules: the table of the domain has had one version. */
    private static final String POLICY = "1";

    private static final String KEY_DESTROYED = EventNames.storedName("SubjectKeyDestroyed");
    private static final String ENVELOPE = "$";
    private static final String OTHER = "/";
    private static final String PERSONAL = "$personal";
    private static final String VERSION = "$version";
    private static final String RECORDED_AT = "$recordedAt";
    private static final String TAGS = "$tags";

    /** More than any event has: an absent reason does not show. */
    private static final int ENVELOPE_FIELDS_MAX = 20;

    private SealedFields() {}

    /**
     * The fact that is sealed.
     *
     * @param event with its personal part open; what was erased is left out
     * @param previous hash of the leaf before it in its stream; {@link Hash#NONE} for the first
     * @param gone how many of its fields were sealed for a person and are erased now
     */
    static FactToSeal of(StoredEvent event, Hash previous, Map<String, Integer> gone) {
        var payload = DomainJson.read(event.payload());
        var fields = new TreeMap<String, Json>();
        var personOf = new HashMap<String, String>();
        for (var part : payload.properties()) {
            switch (part.getKey()) {
                case "coded" ->
                        part.getValue()
                                .properties()
                                .forEach(one -> fields.put(one.getKey(), json(one.getValue())));
                case "personal" -> {
                    var about = new TreeMap<String, Json>();
                    for (var one : part.getValue().properties()) {
                        // The value alone, so that it can be opened without whom it is about.
                        var rest = new TreeMap<String, Json>();
                        one.getValue()
                                .properties()
                                .forEach(each -> rest.put(each.getKey(), json(each.getValue())));
                        var value = rest.remove("value");
                        if (rest.remove(PersonalSeal.ERASED) == null) {
                            fields.put(one.getKey(), value == null ? new Json.Nothing() : value);
                            personOf.put(one.getKey(), one.getValue().path("about").asString());
                        }
                        about.put(one.getKey(), new Json.Members(rest));
                    }
                    fields.put(PERSONAL, new Json.Members(about));
                }
                // The registers, and whatever else somebody puts into a row.
                default -> fields.put(OTHER + part.getKey(), json(part.getValue()));
            }
        }
        event.metadata()
                .forEach((name, value) -> {
                    if (!name.equals("stream")) {
                        fields.put(ENVELOPE + name, Json.text(value));
                    }
                });
        fields.put(EnvelopePath.TYPE, Json.text(event.name()));
        if (event.name().equals(KEY_DESTROYED)) {
            fields.put(EnvelopePath.KEY_DESTROYED_OF, fields.getOrDefault("person", Json.text("")));
        }
        fields.put(VERSION, Json.text(event.version()));
        fields.put(RECORDED_AT, Json.text(event.timestamp().toString()));
        fields.put(
                TAGS,
                Json.texts(
                        event.tags().stream()
                                .map(tag -> tag.key() + "=" + tag.value())
                                .sorted()
                                .toList()));
        fields.putAll(chain(event, previous));
        return new FactToSeal(
                event.id(),
                SCHEMA,
                POLICY,
                event.timestamp(),
                fields,
                personOf,
                gone,
                ENVELOPE_FIELDS_MAX + contentMax(event.name()));
    }

    /** The fields of the event that were erased together with this person, ascending. */
    static List<String> erasedOf(StoredEvent event, String person) {
        return DomainJson.read(event.payload()).path("personal").properties().stream()
                .filter(one -> one.getValue().path("about").asString().equals(person))
                .filter(one -> one.getValue().has(PersonalSeal.ERASED))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Map<String, Json> chain(StoredEvent event, Hash previous) {
        var stream = event.stream();
        return stream == null || stream.equals(EventJson.REGISTER)
                ? Map.of()
                : new CaseEnd(event.streamSeq() - 1, previous).fieldsOfNext(stream);
    }

    private static int contentMax(String name) {
        return EventNames.typeOf(name)
                .flatMap(type -> EventTable.standard().find(type.getSimpleName()))
                .map(row -> row.fields().size())
                .orElse(0);
    }

    private static Json json(JsonNode node) {
        if (node.isObject()) {
            var members = new TreeMap<String, Json>();
            node.properties().forEach(one -> members.put(one.getKey(), json(one.getValue())));
            return new Json.Members(members);
        }
        if (node.isArray()) {
            return new Json.Items(node.valueStream().map(SealedFields::json).toList());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return new Json.Whole(node.asLong());
        }
        if (node.isBoolean()) {
            return new Json.Flag(node.asBoolean());
        }
        return node.isNull() ? new Json.Nothing() : Json.text(node.asString());
    }
}
