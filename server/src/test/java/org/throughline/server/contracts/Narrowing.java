package org.throughline.server.contracts;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a newer schema no longer promises: a field that is gone, a type or format that is another, a
 * code that is no longer listed, something that is no longer sure to be there.
 */
public final class Narrowing {
    private static final List<String> SAME = List.of("type", "format", "const", "$ref", "$id");

    private final List<String> found = new ArrayList<>();

    private Narrowing() {}

    /** Where and what, in words; empty when everything promised still holds. */
    public static List<String> between(JsonNode earlier, JsonNode later) {
        var narrowing = new Narrowing();
        narrowing.compare("", earlier, later);
        return List.copyOf(narrowing.found);
    }

    private void compare(String place, JsonNode earlier, JsonNode later) {
        for (var word : SAME) {
            if (earlier.has(word)
                    && !earlier.get(word).isObject()
                    && !earlier.get(word).equals(later.get(word))) {
                found.add(place + " has another " + word);
            }
        }
        lost(place, "enum", earlier, later);
        lost(place, "required", earlier, later);
        earlier.path("properties")
                .properties()
                .forEach(one -> {
                    var where = place + "/" + one.getKey();
                    var now = later.path("properties").get(one.getKey());
                    if (now == null) {
                        found.add(where + " is gone");
                    } else {
                        compare(where, one.getValue(), now);
                    }
                });
        if (earlier.has("items")) {
            compare(place + "[]", earlier.get("items"), later.path("items"));
        }
        var choices = earlier.path("anyOf");
        for (int i = 0; i < choices.size(); i++) {
            compare(place + "|" + i, choices.get(i), later.path("anyOf").path(i));
        }
    }

    private void lost(String place, String word, JsonNode earlier, JsonNode later) {
        var now = later.path(word).valueStream().toList();
        earlier.path(word)
                .valueStream()
                .filter(one -> !now.contains(one))
                .forEach(one -> found.add(place + " has lost " + word + " " + one.asString()));
    }
}
