package org.throughline.server.story;

import java.util.ArrayList;
import java.util.List;
import org.throughline.referrals.stored.DomainJson;

/** What is not as it was expected, one sentence each. */
final class Differences {
    private final List<String> all = new ArrayList<>();

    void add(String difference) {
        all.add(difference);
    }

    /** Compares through JSON, so that lists and arrays, int and long compare by what they say. */
    void same(String what, Object got, Object wanted) {
        var left = DomainJson.mapper().valueToTree(got);
        var right = DomainJson.mapper().valueToTree(wanted);
        if (!left.toString().equals(right.toString())) {
            all.add(what + " is " + left + ", expected " + right);
        }
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
