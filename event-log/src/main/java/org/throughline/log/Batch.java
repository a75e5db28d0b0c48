package org.throughline.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.Tag;

/**
 * Appends that go to the database together. The function checks all conditions against the same
 * head, so two appends of which one could match the other's condition never share a batch: the
 * second goes into the next one.
 */
final class Batch {
    static final int APPENDS_MAX = 256;
    static final int BYTES_MAX = 1024 * 1024;

    /** How far one batch looks into the queue when much of it has to wait. */
    private static final int LOOKED_AT_MAX = 4 * APPENDS_MAX;

    private final List<Append> appends = new ArrayList<>();
    private final Set<Tag> written = new HashSet<>();
    private final Set<Known> keys = new HashSet<>();
    private long bytes;

    private record Known(String scope, String id) {}

    /** Takes from the queue, in its order, what can go together; what cannot stays in its place. */
    static Batch from(ArrayDeque<Append> queue) {
        var batch = new Batch();
        var waiting = new ArrayDeque<Append>();
        var blocked = new HashSet<String>();
        while (!queue.isEmpty()
                && batch.appends.size() < APPENDS_MAX
                && batch.bytes < BYTES_MAX
                && waiting.size() < LOOKED_AT_MAX) {
            var next = queue.poll();
            // One that waits must not be overtaken by a later append to the same stream.
            if (batch.takes(next) && next.streams().noneMatch(blocked::contains)) {
                batch.add(next);
            } else {
                next.streams().forEach(blocked::add);
                waiting.add(next);
            }
        }
        while (!waiting.isEmpty()) {
            queue.addFirst(waiting.pollLast());
        }
        return batch;
    }

    private boolean takes(Append next) {
        if (appends.isEmpty()) {
            return true;
        }
        var condition = next.condition();
        return next.keys().stream()
                        .noneMatch(key -> keys.contains(new Known(key.scope(), key.id())))
                && (condition == null || condition.criteria().stream().allMatch(this::isUntouched));
    }

    /** An event that a criterion finds has all of its tags. */
    private boolean isUntouched(Condition.Criterion criterion) {
        return criterion.tags().stream().anyMatch(tag -> !written.contains(tag));
    }

    private void add(Append append) {
        appends.add(append);
        append.keys().forEach(key -> keys.add(new Known(key.scope(), key.id())));
        append.events().forEach(event -> written.addAll(event.tags()));
        bytes += append.bytes();
    }

    List<Append> appends() {
        return appends;
    }
}
