package org.throughline.agencies;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.ErasureWord;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.sharing.Level;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The partner copy in JSON, as it stands in a topic, in the stores and in files. */
public final class PartnerJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, Object>> PLAIN =
            new TypeReference<>() {};

    private PartnerJson() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static Map<String, Object> map(String json) {
        return MAPPER.readValue(json, PLAIN);
    }

    /** One value of any kind. */
    public static Object value(String json) {
        return MAPPER.readValue(json, Object.class);
    }

    public static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }

    public static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    /** The copy as it travels. */
    public static byte[] entry(PartnerEntry entry) {
        return MAPPER.writeValueAsBytes(fields(entry));
    }

    /** The same as plain values, in the order in which they are written. */
    private static Map<String, Object> fields(PartnerEntry entry) {
        var json = new LinkedHashMap<String, Object>();
        json.put("agency", entry.agency().value());
        json.put("caseId", entry.caseId().value());
        json.put("releaseSeq", entry.releaseSeq());
        json.put("agencySeq", entry.agencySeq());
        json.put("eventId", entry.eventId());
        json.put("type", entry.type());
        json.put("version", entry.version());
        json.put("occurredAt", entry.occurredAt().toString());
        json.put("precision", entry.precision());
        json.put("recordedAt", entry.recordedAt().toString());
        json.put("releasedAt", entry.releasedAt().toString());
        json.put("level", entry.level().letter());
        json.put("lateRelease", entry.lateRelease());
        putIfThere(json, "raises", entry.raises());
        json.put("actingOrganisation", entry.actingOrganisation().value());
        putIfThere(json, "targetEventId", entry.targetEventId());
        putIfThere(json, "mapVersion", entry.mapVersion());
        if (entry.isCorrected()) {
            json.put("corrected", true);
        }
        json.put("payload", entry.payload());
        return json;
    }

    /** The copy as its agency may be shown it now, the same by every channel. */
    public static Map<String, Object> served(Served served) {
        var json = fields(served.entry());
        json.put("occurredAt", served.occurredAt().toString());
        json.put("precision", served.precision());
        json.put("state", served.state().name().toLowerCase(Locale.ROOT));
        json.put("corrected", served.isCorrected());
        json.put("redacted", served.isRedacted());
        json.put("notices", served.notices());
        json.put("payload", served.payload());
        return json;
    }

    private static void putIfThere(Map<String, Object> json, String key, @Nullable Object value) {
        if (value != null) {
            json.put(key, value);
        }
    }

    /** Reads a copy; throws for anything that is not one. */
    public static PartnerEntry entry(byte[] json) {
        var node = MAPPER.readTree(json);
        return new PartnerEntry(
                new AgencyId(required(node, "agency").asString()),
                new CaseId(required(node, "caseId").asString()),
                required(node, "releaseSeq").asLong(),
                required(node, "agencySeq").asInt(),
                required(node, "eventId").asString(),
                required(node, "type").asString(),
                required(node, "version").asInt(),
                Instant.parse(required(node, "occurredAt").asString()),
                required(node, "precision").asString(),
                Instant.parse(required(node, "recordedAt").asString()),
                Instant.parse(required(node, "releasedAt").asString()),
                level(required(node, "level").asString()),
                required(node, "lateRelease").asBoolean(),
                node.has("raises") ? (Integer) node.get("raises").asInt() : null,
                new AgencyId(required(node, "actingOrganisation").asString()),
                node.has("targetEventId") ? node.get("targetEventId").asString() : null,
                node.has("mapVersion") ? (Integer) node.get("mapVersion").asInt() : null,
                node.path("corrected").asBoolean(false),
                MAPPER.convertValue(required(node, "payload"), PLAIN));
    }

    /** Word of a gate that opened or closed. */
    public static String gate(boolean isOpen) {
        return write(Map.of("isOpen", isOpen));
    }

    /** Reads what stands for redacted fields; throws for anything that is not that. */
    public static Mask mask(AgencyId agency, JsonNode json) {
        var texts = new LinkedHashMap<String, String>();
        required(json, "texts")
                .properties()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asString()));
        return new Mask(agency, required(json, "eventId").asString(), texts);
    }

    /** Reads the fields of entries, by number of the entry. */
    public static Map<Integer, List<String>> fields(JsonNode json) {
        var fields = new LinkedHashMap<Integer, List<String>>();
        json.properties()
                .forEach(one ->
                        fields.put(
                                Integer.valueOf(one.getKey()),
                                one.getValue().valueStream().map(JsonNode::asString).toList()));
        return fields;
    }

    /** Word of an erasure, the same by every channel. */
    public static Map<String, Object> erasure(ErasureWord word) {
        var json = new LinkedHashMap<String, Object>();
        json.put("agency", word.agency().value());
        json.put("erasure", word.erasure());
        json.put("isClient", word.isClient());
        json.put("entries", new TreeMap<>(word.fields()));
        return json;
    }

    private static JsonNode required(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("a partner copy without " + field);
        }
        return value;
    }

    /** The level of a letter. */
    public static Level level(String letter) {
        for (var level : Level.values()) {
            if (level.letter().equals(letter)) {
                return level;
            }
        }
        throw new IllegalArgumentException("no level of this letter");
    }
}
