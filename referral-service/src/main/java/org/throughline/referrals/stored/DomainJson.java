package org.throughline.referrals.stored;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one JSON of the domain: ids and codes as strings, times in ISO 8601, what is absent left out,
 * nothing unknown taken.
 */
public final class DomainJson {
    private static final int DEPTH_MAX = 32;
    private static final int NUMBER_LENGTH_MAX = 40;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH_MAX)
                                                    .maxNumberLength(NUMBER_LENGTH_MAX)
                                                    .build())
                                    .build())
                    .addModule(CodedJson.module())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private static final TypeReference<LinkedHashMap<String, Object>> PLAIN =
            new TypeReference<>() {};

    private DomainJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads one JSON value, or a missing one where there is nothing; throws Jackson's exception for
     * anything else.
     */
    public static JsonNode read(byte[] json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            JsonNode read = MAPPER.readTree(parser);
            return read == null ? MAPPER.missingNode() : read;
        }
    }

    /** Plain values by field name: String, Integer, Boolean, List, Map. */
    public static Map<String, Object> plain(Object value) {
        return MAPPER.convertValue(value, PLAIN);
    }
}
