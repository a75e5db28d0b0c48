package org.throughline.log.entry;

import java.util.List;
import java.util.Set;

/**
 * What must not have happened: an append is refused when an event after the position matches one of
 * the criteria.
 *
 * @param afterPosition up to here the caller has seen everything that matches
 * @param criteria alternatives; at least one
 */
public record Condition(long afterPosition, List<Criterion> criteria) {
    public Condition {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException(
                    "a condition needs at least one criterion; append without a condition to append in any case");
        }
    }

    /** All of these tags, and one of these names; no tags means any, no names means any. */
    public record Criterion(Set<Tag> tags, Set<String> names) {
        public Criterion {
            tags = Set.copyOf(tags);
            names = Set.copyOf(names);
            names.forEach(name -> Tag.plain("an event's name", name));
        }

        public boolean matches(String name, Set<Tag> eventTags) {
            return eventTags.containsAll(tags) && (names.isEmpty() || names.contains(name));
        }
    }
}
