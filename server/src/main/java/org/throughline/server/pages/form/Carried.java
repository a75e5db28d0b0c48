package org.throughline.server.pages.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A field of a form that was filled in, carried along by a page between it and the sending. */
public record Carried(String name, String value) {

    /** All that was filled in, without these fields. */
    public static List<Carried> of(Map<String, String[]> typed, Set<String> without) {
        var carried = new ArrayList<Carried>();
        typed.forEach((name, values) -> {
            if (!without.contains(name)) {
                for (var value : values) {
                    carried.add(new Carried(name, value));
                }
            }
        });
        return carried;
    }
}
