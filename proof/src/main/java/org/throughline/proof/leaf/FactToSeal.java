package org.throughline.proof.leaf;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.throughline.proof.json.Json;

/**
 * A fact that is to become a leaf.
 *
 * @param fields every field of content and envelope by its path
 * @param personOf whose key seals a field, by its path; the others are sealed with none
 * @param fieldsMax how many fields the kind of fact can have; the leaf shows as many, whatever is
 *     filled
 */
public record FactToSeal(
        String event,
        String schema,
        String policy,
        Instant recordedAt,
        Map<String, Json> fields,
        Map<String, String> personOf,
        int fieldsMax) {

    private static final Set<String> COUNTED = Set.of(EnvelopePath.FIELDS, EnvelopePath.SEALED);

    public FactToSeal {
        fields = Map.copyOf(fields);
        personOf = Map.copyOf(personOf);
        if (!fields.keySet().containsAll(personOf.keySet())
                || fields.keySet().stream().anyMatch(COUNTED::contains)) {
            throw new IllegalArgumentException(
                    "a person's field is not there, or a counted field is");
        }
    }

    /**
     * Every field that is committed to, ascending by path: the given ones, and what counts them.
     */
    public SortedMap<String, Json> committed() {
        var all = new TreeMap<>(fields);
        var sealed = new TreeMap<String, Long>();
        personOf.values().forEach(person -> sealed.merge(person, 1L, Long::sum));
        var counts = new TreeMap<String, Json>();
        sealed.forEach((person, count) -> counts.put(person, new Json.Whole(count)));
        all.put(EnvelopePath.SEALED, new Json.Members(counts));
        all.put(EnvelopePath.FIELDS, new Json.Whole(all.size() + 1L));
        return all;
    }
}
