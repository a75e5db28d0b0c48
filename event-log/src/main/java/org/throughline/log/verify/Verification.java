package org.throughline.log.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.throughline.log.row.EventRow;

/**
 * Verifies a log row by row: positions 1..N without a hole, the numbers of every stream likewise,
 * the digest of every row, and what stands about the log beside it (the head, where each stream
 * begins and ends, tags). It guards against corruption; who may change the digest as well as the
 * row is not found out here.
 */
public final class Verification {
    private static final int PAGE = 5_000;

    /** After so many faults nobody needs to know of more. */
    private static final int FAULTS_MAX = 100;

    private static final String ROWS =
            """
            select e.position, e.stream, e.stream_seq, e.id, e.name, e.version, e.recorded_at, e.payload, e.metadata, e.tags,
                   e.digest
            from log.event e
            where e.position > ? and e.position <= ?
            order by e.position
            """;

    /** In one statement, so that both are of one moment. */
    private static final String HEAD =
            "select h.position, (select max(e.position) from log.event e) from log.head h";

    private static final String TAGS_MISSING =
            """
            select min(e.position)
            from log.event e, unnest(string_to_array(e.tags, chr(30))) as t (tag)
            where e.tags <> '' and e.position <= ?
              and not exists (
                  select from log.tag g where g.hash = hashtextextended(t.tag, 0) and g.position = e.position)
            """;

    private final DataSource database;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, long[]> streams = new HashMap<>();

    private Verification(DataSource database) {
        this.database = database;
    }

    /**
     * Something that is not as it should be.
     *
     * @param position of the event, or where it should stand
     */
    public record Fault(long position, String what) {
        @Override
        public String toString() {
            return "position " + position + ": " + what;
        }
    }

    /**
     * What was found.
     *
     * @param faults empty when everything is right; at most a hundred
     */
    public record Report(long events, long streams, List<Fault> faults) {
        public Report {
            faults = List.copyOf(faults);
        }

        public boolean isSound() {
            return faults.isEmpty();
        }
    }

    /**
     * Verifies everything up to the head of this moment; appends go on meanwhile.
     *
     * @param progress is told how many events are done
     */
    public static Report of(DataSource database, LongConsumer progress) {
        try {
            return new Verification(database).run(progress);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the log cannot be read: SQL state " + e.getSQLState(), e);
        }
    }

    private Report run(LongConsumer progress) throws SQLException {
        try (var connection = database.getConnection()) {
            long head = head(connection);
            long expected = 1;
            for (long after = 0; after < head && faults.size() < FAULTS_MAX; after += PAGE) {
                expected = page(connection, after, Math.min(after + PAGE, head), expected);
                progress.accept(Math.min(after + PAGE, head));
            }
            if (expected <= head) {
                fault(expected, "is missing");
            }
            streamsEndWhereTheySay(connection, head);
            missingTags(connection, head);
            return new Report(head, streams.size(), faults);
        }
    }

    private long page(Connection connection, long after, long upTo, long first)
            throws SQLException {
        long expected = first;
        try (var statement = connection.prepareStatement(ROWS)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    long position = rows.getLong(1);
                    if (position != expected) {
                        fault(expected, "is missing");
                    }
                    expected = position + 1;
                    verify(rows, position);
                }
            }
        }
        return expected;
    }

    private void verify(ResultSet row, long position) throws SQLException {
        var stream = row.getString(2);
        long seq = row.getLong(3);
        if (stream != null) {
            var known = streams.computeIfAbsent(stream, _ -> new long[] {0, position, 0});
            if (seq != known[0] + 1) {
                fault(
                        position,
                        "has number " + seq + " in its stream, which should be " + (known[0] + 1));
            }
            known[0] = seq;
            known[2] = position;
        }
        var content =
                EventRow.content(
                        stream,
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        EventRow.micros(row.getObject(7, OffsetDateTime.class).toInstant()),
                        row.getString(9),
                        row.getString(10),
                        row.getBytes(8));
        if (!Arrays.equals(EventRow.digest(position, seq, content), row.getBytes(11))) {
            fault(position, "is not what its digest says");
        }
    }

    private void streamsEndWhereTheySay(Connection connection, long head) throws SQLException {
        try (var statement =
                        connection.prepareStatement(
                                "select stream, first_position, last_seq, last_position from log.stream");
                var rows = statement.executeQuery()) {
            int told = 0;
            while (rows.next()) {
                var known = streams.get(rows.getString(1));
                long first = rows.getLong(2);
                long last = rows.getLong(4);
                if (first > head) {
                    continue; // begun while we were reading
                }
                told++;
                boolean hasGrown = last > head;
                if (known == null
                        || known[1] != first
                        || !hasGrown && (known[0] != rows.getLong(3) || known[2] != last)) {
                    fault(last, "is told to be the end of a stream that looks otherwise");
                }
            }
            if (told < streams.size()) {
                fault(head, "ends a log with streams that are not told of");
            }
        }
    }

    private void missingTags(Connection connection, long head) throws SQLException {
        try (var statement = connection.prepareStatement(TAGS_MISSING)) {
            statement.setLong(1, head);
            try (var rows = statement.executeQuery()) {
                rows.next();
                long position = rows.getLong(1);
                if (!rows.wasNull()) {
                    fault(position, "cannot be found by one of its tags");
                }
            }
        }
    }

    private long head(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(HEAD);
                var rows = statement.executeQuery()) {
            rows.next();
            long head = rows.getLong(1);
            if (rows.getLong(2) > head) {
                fault(head + 1, "lies beyond the head, and something stands there or after");
            }
            return head;
        }
    }

    private void fault(long position, String what) {
        if (faults.size() < FAULTS_MAX) {
            faults.add(new Fault(position, what));
        }
    }
}
