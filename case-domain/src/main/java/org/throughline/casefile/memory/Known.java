package org.throughline.casefile.memory;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Memories grow by one and stay unmodifiable, so that an earlier one can be kept. */
public final class Known {

    private Known() {}

    /** The set and one more, in the order in which they came. */
    public static <T> Set<T> with(Set<T> known, T one) {
        var more = new LinkedHashSet<>(known);
        more.add(one);
        return Collections.unmodifiableSet(more);
    }

    /** The map with one entry added or replaced. */
    public static <K, V> Map<K, V> with(Map<K, V> known, K key, V value) {
        var more = new HashMap<>(known);
        more.put(key, value);
        return Map.copyOf(more);
    }
}
