package org.throughline.views;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Payloads in the JSON columns of views. */
public final class ViewJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private static final TypeReference<LinkedHashMap<String, Object>> PLAIN =
            new TypeReference<>() {};

    private ViewJson() {}

    public static String write(Object payload) {
        return MAPPER.writeValueAsString(payload);
    }

    /** One value of any kind. */
    public static Object value(String json) {
        return MAPPER.readValue(json, Object.class);
    }

    public static Map<String, Object> read(String json) {
        return MAPPER.readValue(json, PLAIN);
    }
}
