package org.throughline.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.AppendOutcome.Repeated;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.StreamSlice;
import org.throughline.log.entry.Tag;
import org.throughline.log.row.EventRow;
import org.throughline.log.row.StringJson;

/** The reading side: by position, by stream, by tag, by once key. */
final class ReadSql {
    private static final String AFTER =
            """
            select e.position, e.stream, e.stream_seq, e.id, e.name, e.version, e.recorded_at, e.payload, e.metadata, e.tags
            from log.event e
            where e.position > ? and e.position <= ?
            order by e.position
            """;

    private static final String OF_STREAM =
            """
            select s.pos, s.head, s.seq, s.id, s.name, s.version, s.recorded_at, s.payload, s.metadata, s.tags
            from log.read_stream(?, ?, ?) s
            """;

    private static final String OF_TAG =
            """
            select e.position, e.stream, e.stream_seq, e.id, e.name, e.version, e.recorded_at, e.payload, e.metadata, e.tags
            from log.tag t
                     join log.event e on e.position = t.position
            where t.hash = hashtextextended(?, 0) and t.position > ? and t.position <= ?
            order by t.position
            """;

    private final DataSource database;
    private final String streamKey;

    ReadSql(DataSource database, String streamKey) {
        this.database = database;
        this.streamKey = streamKey;
    }

    static int raiseEpoch(DataSource owner) throws SQLException {
        return (int) one(owner, "select log.raise_epoch()");
    }

    long head() throws SQLException {
        return one(database, "select position from log.head");
    }

    int epoch() throws SQLException {
        return (int) one(database, "select epoch from log.head");
    }

    private static long one(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<StoredEvent> after(long position, long upTo) throws SQLException {
        return query(
                AFTER,
                s -> {
                    s.setLong(1, position);
                    s.setLong(2, upTo);
                });
    }

    StreamSlice ofStream(String stream, long after, long upTo) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(OF_STREAM)) {
            statement.setString(1, stream);
            statement.setLong(2, after);
            statement.setLong(3, upTo);
            try (var rows = statement.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                long head = 0;
                while (rows.next()) {
                    head = rows.getLong(2);
                    long position = rows.getLong(1);
                    if (!rows.wasNull()) {
                        events.add(event(rows, position, stream));
                    }
                }
                return new StreamSlice(head, events);
            }
        }
    }

    List<StoredEvent> matching(Condition condition, long upTo) throws SQLException {
        long after = condition.afterPosition();
        // By position, because one event may be found by several of the criteria.
        var found = new TreeMap<Long, StoredEvent>();
        for (var criterion : condition.criteria()) {
            var stream = EventRow.streamOf(criterion.tags(), streamKey);
            var tags = EventRow.joined(criterion.tags(), streamKey);
            List<StoredEvent> candidates;
            if (stream != null) {
                candidates = ofStream(stream, after, upTo).events();
            } else if (!tags.isEmpty()) {
                candidates =
                        query(
                                OF_TAG,
                                s -> {
                                    s.setString(1, tags.split(EventRow.BETWEEN, 2)[0]);
                                    s.setLong(2, after);
                                    s.setLong(3, upTo);
                                });
            } else {
                candidates = after(after, upTo);
            }
            for (var candidate : candidates) {
                if (criterion.matches(candidate.name(), candidate.tags())) {
                    found.put(candidate.position(), candidate);
                }
            }
        }
        return List.copyOf(found.values());
    }

    Set<String> changedAfter(long position, Collection<String> streams) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select stream from log.stream where stream = any (?) and last_position > ?")) {
            statement.setArray(1, connection.createArrayOf("text", streams.toArray()));
            statement.setLong(2, position);
            try (var rows = statement.executeQuery()) {
                var changed = new HashSet<String>();
                while (rows.next()) {
                    changed.add(rows.getString(1));
                }
                return changed;
            }
        }
    }

    Optional<Repeated> once(String scope, String id) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select digest, first_position, last_position from log.once where id = ? and scope = ?")) {
            statement.setString(1, id);
            statement.setString(2, scope);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Repeated(rows.getString(1), rows.getLong(2), rows.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    private List<StoredEvent> query(String sql, Binding binding) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (var rows = statement.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                while (rows.next()) {
                    events.add(event(rows, rows.getLong(1), rows.getString(2)));
                }
                return events;
            }
        }
    }

    private StoredEvent event(ResultSet row, long position, @Nullable String stream)
            throws SQLException {
        return new StoredEvent(
                position,
                stream,
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getBytes(8),
                StringJson.map(row.getString(9)),
                tags(stream, row.getString(10)));
    }

    private Set<Tag> tags(@Nullable String stream, String joined) {
        if (joined.isEmpty()) {
            return stream == null ? Set.of() : Set.of(new Tag(streamKey, stream));
        }
        var tags = new HashSet<Tag>();
        if (stream != null) {
            tags.add(new Tag(streamKey, stream));
        }
        for (var one : joined.split(EventRow.BETWEEN, -1)) {
            tags.add(EventRow.tag(one));
        }
        return tags;
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
