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
 * @param gone how many fields of each person were committed to and are erased now
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
        Map<String, Integer> gone,
        int fieldsMax) {

    private static final Set<String> COUNTED = Set.of(EnvelopePath.FIELDS, EnvelopePath.SEALED);

    public FactToSeal {
        fields = Map.copyOf(fields);
        personOf = Map.copyOf(personOf);
        gone = Map.copyOf(gone);
        if (!fields.keySet().containsAll(personOf.keySet())
                || fields.keySet().stream().anyMatch(COUNTED::contains)) {
            throw new IllegalArgumentException(
                    "a person's field is not there, or a counted field is");
        }
    }

    /** One of which nothing is erased. */
    public FactToSeal(
            String event,
            String schema,
            String policy,
            Instant recordedAt,
            Map<String, Json> fields,
            Map<String, String> personOf,
            int fieldsMax) {
        this(event, schema, policy, recordedAt, fields, personOf, Map.of(), fieldsMax);
    }

    /**
     * Every field that is committed to and not erased, ascending by path: the given ones, and what
     * counts them together with the erased ones.
     */
    public SortedMap<String, Json> committed() {
        var all = new TreeMap<>(fields);
        var sealed = new TreeMap<String, Long>();
        personOf.values().forEach(person -> sealed.merge(person, 1L, Long::sum));
        gone.forEach((person, count) -> sealed.merge(person, (long) count, Long::sum));
        long erased = gone.values().stream().mapToLong(count -> count).sum();
        var counts = new TreeMap<String, Json>();
        sealed.forEach((person, count) -> counts.put(person, new Json.Whole(count)));
        all.put(EnvelopePath.SEALED, new Json.Members(counts));
        all.put(EnvelopePath.FIELDS, new Json.Whole(all.size() + 1L + erased));
        return all;
    }
}
