package org.throughline.server.story;

import java.util.ArrayList;
import java.util.List;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** What is not as it was expected, one sentence each. */
final class Differences {
    private final List<String> all = new ArrayList<>();

    void add(String difference) {
        all.add(difference);
    }

    /**
     * Compares through JSON, so that lists and arrays, int and long compare by what they say, and
     * the fields of an object in any order.
     */
    void same(String what, Object got, Object wanted) {
        var left = written(got);
        var right = written(wanted);
        if (!left.equals(right)) {
            all.add(what + " is " + left + ", expected " + right);
        }
    }

    private static JsonNode written(Object value) {
        return DomainJson.mapper().readTree(DomainJson.mapper().writeValueAsString(value));
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
