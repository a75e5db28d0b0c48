package org.throughline.bench.measure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.bench.measure.Follower.Shown;

/**
 * What became of the events of a faulty time.
 *
 * @param lost acknowledged, but not in the store
 * @param skipped in the store, but never shown to the follower
 * @param reordered shown after an event that stands behind it in the store
 * @param reorderedInStream the same, within one stream
 * @param doubled stored more than once
 * @param shownAgain shown more than once
 */
record Verdict(
        long lost,
        long skipped,
        long reordered,
        long reorderedInStream,
        long doubled,
        long shownAgain) {

    /** Compares what callers, the store and the follower say. */
    static Verdict of(Set<String> acknowledged, List<Shown> stored, List<Shown> shown) {
        var places = new HashMap<String, Integer>();
        long doubled = 0;
        for (var event : stored) {
            if (places.putIfAbsent(event.id(), places.size()) != null) {
                doubled++;
            }
        }
        long lost = acknowledged.stream().filter(id -> !places.containsKey(id)).count();

        var seen = new HashSet<String>();
        var furthestOfStream = new HashMap<String, Integer>();
        int furthest = -1;
        long reordered = 0;
        long reorderedInStream = 0;
        long again = 0;
        for (var event : shown) {
            int place = placeOf(event, places);
            if (!seen.add(event.id())) {
                again++;
                continue;
            }
            if (place < furthest) {
                reordered++;
            }
            if (place < furthestOfStream.getOrDefault(event.stream(), -1)) {
                reorderedInStream++;
            }
            furthest = Math.max(furthest, place);
            furthestOfStream.merge(event.stream(), place, Math::max);
        }
        long skipped = places.keySet().stream().filter(id -> !seen.contains(id)).count();
        return new Verdict(lost, skipped, reordered, reorderedInStream, doubled, again);
    }

    private static int placeOf(Shown event, Map<String, Integer> places) {
        var place = places.get(event.id());
        if (place == null) {
            throw new IllegalStateException(
                    "the follower was shown " + event.id() + ", which is not in the store");
        }
        return place;
    }
}
