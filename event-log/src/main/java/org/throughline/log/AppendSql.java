package org.throughline.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.AppendOutcome.Appended;
import org.throughline.log.entry.AppendOutcome.Conflict;
import org.throughline.log.entry.AppendOutcome.Repeated;

/** Calls the append function for a whole batch. */
final class AppendSql {
    private final String streamKey;
    private final int epoch;

    AppendSql(String streamKey, int epoch) {
        this.streamKey = streamKey;
        this.epoch = epoch;
    }

    int epoch() {
        return epoch;
    }

    /**
     * The function stores all or nothing: it is called again without those that it refused. None of
     * them can come back, and the second call is rarely followed by a third, because only another
     * node can have put more in the way.
     *
     * @param isRetry whether the answer to the same appends was lost before: then a known key means
     *     that they had been stored
     * @return an outcome for each append, in their order
     */
    List<AppendOutcome> append(Connection connection, List<Append> batch, boolean isRetry)
            throws SQLException {
        var outcomes =
                new ArrayList<@Nullable AppendOutcome>(Collections.nCopies(batch.size(), null));
        while (true) {
            var left =
                    IntStream.range(0, batch.size()).filter(i -> outcomes.get(i) == null).toArray();
            if (left.length == 0) {
                return outcomes.stream().map(AppendSql::answered).toList();
            }
            call(connection, batch, left, outcomes, isRetry);
            if (IntStream.of(left).allMatch(i -> outcomes.get(i) == null)) {
                throw new IllegalStateException("the append function answered nothing");
            }
        }
    }

    private void call(
            Connection connection,
            List<Append> batch,
            int[] left,
            List<@Nullable AppendOutcome> outcomes,
            boolean isRetry)
            throws SQLException {
        var arrays = new AppendArrays(streamKey);
        for (int place : left) {
            arrays.add(place, batch.get(place));
        }
        try (var call = connection.prepareStatement(arrays.call())) {
            arrays.bind(call, epoch);
            try (var rows = call.executeQuery()) {
                while (rows.next()) {
                    int place = rows.getInt(1);
                    long first = rows.getLong(3);
                    long last = rows.getLong(4);
                    switch (rows.getString(2)) {
                        case "appended" -> appended(batch, left, first, outcomes);
                        case "conflict" -> refused(place, new Conflict(last), outcomes);
                        default -> {
                            var digest = rows.getString(5);
                            refused(
                                    place,
                                    isRetry && isOwn(batch.get(place), digest)
                                            ? new Appended(first, last)
                                            : new Repeated(digest, first, last),
                                    outcomes);
                        }
                    }
                }
            }
        }
    }

    /** The events of the batch stand one after the other, from this position on. */
    private static void appended(
            List<Append> batch, int[] left, long from, List<@Nullable AppendOutcome> outcomes) {
        long next = from;
        for (int place : left) {
            int size = batch.get(place).rows().size();
            outcomes.set(place, new Appended(next, next + size - 1));
            next += size;
        }
    }

    /** The first reason counts: that it was appended before is told before conflicts. */
    private static void refused(
            int place, AppendOutcome reason, List<@Nullable AppendOutcome> outcomes) {
        if (outcomes.get(place) == null) {
            outcomes.set(place, reason);
        }
    }

    private static AppendOutcome answered(@Nullable AppendOutcome outcome) {
        if (outcome == null) {
            throw new IllegalStateException("the append function left a request without an answer");
        }
        return outcome;
    }

    private static boolean isOwn(Append append, String digest) {
        return append.keys().stream().anyMatch(key -> key.digest().equals(digest));
    }
}
