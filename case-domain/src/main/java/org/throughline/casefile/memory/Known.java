package org.throughline.casefile.memory;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Memories grow by one and stay unmodifiable, so that an earlier one can be kept. */
public final class Known {

    private Known() {}

    /** The set and one more, in the order in which they came. */
    public static <T> Set<T> with(Set<T> known, T one) {
        return withAll(known, List.of(one));
    }

    /** The set and some more, in the order in which they came. */
    public static <T> Set<T> withAll(Set<T> known, Collection<T> some) {
        var more = new LinkedHashSet<>(known);
        more.addAll(some);
        return Collections.unmodifiableSet(more);
    }

    /** The set without one, in the order in which they came. */
    public static <T> Set<T> without(Set<T> known, T one) {
        var fewer = new LinkedHashSet<>(known);
        fewer.remove(one);
        return Collections.unmodifiableSet(fewer);
    }

    /** The map with one entry added or replaced. */
    public static <K, V> Map<K, V> with(Map<K, V> known, K key, V value) {
        var more = new HashMap<>(known);
        more.put(key, value);
        return Map.copyOf(more);
    }
}
