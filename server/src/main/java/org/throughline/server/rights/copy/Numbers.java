package org.throughline.server.rights.copy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places of events as a copy counts them. Those of the case would say how much is left out.
 *
 * @param byPlace number in the copy by caseSeq
 */
record Numbers(Map<Integer, Integer> byPlace) {
    /** Fields that hold the place of another event, or a list of such places. */
    private static final Set<String> PLACES = Set.of("target", "listed", "events");

    static Numbers of(List<Integer> places) {
        var byPlace = new HashMap<Integer, Integer>();
        places.forEach(place -> byPlace.put(place, byPlace.size() + 1));
        return new Numbers(Map.copyOf(byPlace));
    }

    /** 0 for an event that is not in the copy. */
    int of(int caseSeq) {
        return byPlace.getOrDefault(caseSeq, 0);
    }

    /** A value with the places in it as the copy counts them. */
    Object in(String field, Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                var own = new LinkedHashMap<String, Object>();
                object.forEach((name, one) -> {
                    var inner = String.valueOf(name);
                    own.put(inner, in(inner, one));
                });
                yield own;
            }
            case Integer caseSeq when PLACES.contains(field) -> of(caseSeq);
            case List<?> list when PLACES.contains(field) ->
                    list.stream()
                            .filter(place -> !(place instanceof Integer seq) || of(seq) > 0)
                            .map(place -> place instanceof Integer seq ? of(seq) : place)
                            .toList();
            default -> value;
        };
    }
}
