package org.throughline.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.AppendOutcome.Appended;
import org.throughline.log.entry.AppendOutcome.Conflict;
import org.throughline.log.entry.AppendOutcome.Repeated;

/** One call of the append function for a whole batch. */
final class AppendSql {
    private static final String CALL =
            "select request, outcome, first_position, last_position, digest from log.append("
                    + String.join(", ", Collections.nCopies(AppendArrays.ARGUMENTS, "?"))
                    + ")";

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
     * @param isRetry whether the answer to the same appends was lost before: then a known key means
     *     that they had been stored
     * @return an outcome for each append, in their order
     */
    List<AppendOutcome> append(Connection connection, List<Append> batch, boolean isRetry)
            throws SQLException {
        var arrays = new AppendArrays(streamKey);
        for (int i = 0; i < batch.size(); i++) {
            arrays.add(i + 1, batch.get(i));
        }
        var outcomes =
                new ArrayList<@Nullable AppendOutcome>(Collections.nCopies(batch.size(), null));
        try (var call = connection.prepareStatement(CALL)) {
            arrays.bind(call, epoch);
            try (var rows = call.executeQuery()) {
                while (rows.next()) {
                    int request = rows.getInt(1) - 1;
                    long first = rows.getLong(3);
                    long last = rows.getLong(4);
                    outcomes.set(
                            request,
                            switch (rows.getString(2)) {
                                case "appended" -> new Appended(first, last);
                                case "conflict" -> new Conflict(last);
                                default -> {
                                    var digest = rows.getString(5);
                                    yield isRetry && isOwn(batch.get(request), digest)
                                            ? new Appended(first, last)
                                            : new Repeated(digest, first, last);
                                }
                            });
                }
            }
        }
        return outcomes.stream().map(AppendSql::answered).toList();
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
