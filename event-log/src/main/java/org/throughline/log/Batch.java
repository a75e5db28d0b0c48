package org.throughline.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.Tag;

/**
 * Appends that go to the database together. The function checks all conditions against the same
 * head, so two appends of which one could match the other's condition never share a batch: the
 * second goes into the next one.
 */
final class Batch {
    static final int APPENDS_MAX = 256;
    static final int BYTES_MAX = 1024 * 1024;

    private final List<Append> appends = new ArrayList<>();
    private final Set<Tag> written = new HashSet<>();
    private final Set<OnceKey> keys = new HashSet<>();
    private int bytes;

    /** Takes from the queue, in its order, what can go together; what cannot stays in its place. */
    static Batch from(ArrayDeque<Append> queue) {
        var batch = new Batch();
        var waiting = new ArrayDeque<Append>();
        var blocked = new HashSet<Tag>();
        while (!queue.isEmpty() && batch.appends.size() < APPENDS_MAX && batch.bytes < BYTES_MAX) {
            var next = queue.poll();
            // One that waits must not be overtaken by a later append to the same tags.
            if (batch.takes(next)
                    && next.events().stream().noneMatch(event -> touches(event, blocked))) {
                batch.add(next);
            } else {
                next.events().forEach(event -> blocked.addAll(event.tags()));
                waiting.add(next);
            }
        }
        while (!waiting.isEmpty()) {
            queue.addFirst(waiting.pollLast());
        }
        return batch;
    }

    private static boolean touches(NewEvent event, Set<Tag> tags) {
        return event.tags().stream().anyMatch(tags::contains);
    }

    private boolean takes(Append next) {
        if (appends.isEmpty()) {
            return true;
        }
        var condition = next.condition();
        return next.keys().stream()
                        .noneMatch(key -> keys.stream().anyMatch(known -> same(known, key)))
                && (condition == null || condition.criteria().stream().allMatch(this::isUntouched));
    }

    private static boolean same(OnceKey one, OnceKey other) {
        return one.scope().equals(other.scope()) && one.id().equals(other.id());
    }

    private boolean isUntouched(Condition.Criterion criterion) {
        return !criterion.tags().isEmpty()
                && criterion.tags().stream().noneMatch(written::contains);
    }

    private void add(Append append) {
        appends.add(append);
        keys.addAll(append.keys());
        for (var event : append.events()) {
            written.addAll(event.tags());
            bytes += event.payload().length;
        }
    }

    List<Append> appends() {
        return appends;
    }
}
