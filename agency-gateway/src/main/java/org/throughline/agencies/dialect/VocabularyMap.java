package org.throughline.agencies.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.person.Erased;
import tools.jackson.databind.JsonNode;

/**
 * A version of an agency's vocabulary, as data: what they call each kind of entry, each field and
 * each of our codes. Codes are found by field ({@code IncidentRecorded.kinds}); a coded field that
 * is not listed is no code list and stays as it is.
 */
public final class VocabularyMap {
    private final String dialect;
    private final JsonNode map;

    private VocabularyMap(String dialect, JsonNode map) {
        this.dialect = dialect;
        this.map = map;
    }

    /** The map of a dialect in this version, from its resource. */
    public static VocabularyMap read(String dialect, int version) {
        var resource = dialect + ".v" + version + ".json";
        try (var in = VocabularyMap.class.getResourceAsStream(resource)) {
            return new VocabularyMap(
                    dialect, PartnerJson.tree(Objects.requireNonNull(in, resource).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /**
     * What they call this kind of entry; null when they have no record of that kind and take it as
     * a note.
     */
    public @Nullable String recordOf(String type) {
        var name = map.path("records").get(type);
        return name == null ? null : name.asString();
    }

    /** The entry's fields in their words. */
    public Translation translate(PartnerEntry entry) {
        var fields = new ArrayList<Map<String, Object>>();
        var unmapped = new ArrayList<String>();
        entry.payload()
                .forEach((field, value) -> {
                    var line = new LinkedHashMap<String, Object>();
                    line.put("label", labelOf(field));
                    line.put("field", field);
                    var codes = map.path("codes").get(entry.type() + "." + field);
                    // A code that was erased together with a person is no unknown code.
                    if (codes == null || value.equals(Erased.MARK)) {
                        line.put("value", value);
                    } else {
                        var theirs = theirs(codes, value);
                        if (theirs == null) {
                            unmapped.add(field);
                        } else {
                            line.put("value", theirs);
                        }
                        line.put("ours", value);
                    }
                    fields.add(line);
                });
        return new Translation(fields, unmapped);
    }

    private String labelOf(String field) {
        var label = map.path("labels").get(field);
        return label == null ? field : label.asString();
    }

    private static @Nullable Object theirs(JsonNode codes, Object value) {
        if (value instanceof List<?> many) {
            var all = new ArrayList<>();
            for (var one : many) {
                var code = codes.get(String.valueOf(one));
                if (code == null) {
                    return null;
                }
                all.add(code.asString());
            }
            return all;
        }
        var code = codes.get(String.valueOf(value));
        return code == null ? null : code.asString();
    }

    public String dialect() {
        return dialect;
    }

    public int version() {
        return map.path("version").asInt();
    }

    /** Fields in their words, and those whose code has no entry. */
    public record Translation(List<Map<String, Object>> fields, List<String> unmapped) {
        public Translation {
            fields = List.copyOf(fields);
            unmapped = List.copyOf(unmapped);
        }
    }
}
