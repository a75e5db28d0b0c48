package org.throughline.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.row.EventRow;

/** One append that waits for its turn, and the caller's answer. */
record Append(
        @Nullable Condition condition,
        List<NewEvent> events,
        List<EventRow> rows,
        List<OnceKey> keys,
        CompletableFuture<AppendOutcome> answer) {

    static Append of(
            @Nullable Condition condition,
            List<NewEvent> events,
            List<OnceKey> keys,
            String streamKey) {
        return new Append(
                condition,
                List.copyOf(events),
                events.stream().map(event -> EventRow.of(event, streamKey)).toList(),
                List.copyOf(keys),
                new CompletableFuture<>());
    }

    /** The streams that it goes to. */
    Stream<String> streams() {
        return rows.stream().flatMap(row -> Stream.ofNullable(row.stream()));
    }

    long bytes() {
        long bytes = 0;
        for (var row : rows) {
            bytes += row.payload().length + row.metadata().length();
        }
        return bytes;
    }
}
