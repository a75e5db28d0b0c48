package org.throughline.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.AppendOutcome.Repeated;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.Tag;

/** The reading side: by position, by stream, by once key. */
final class ReadSql {
    private static final int FETCH = 1000;
    private static final String COLUMNS =
            "position, stream, stream_seq, id, name, version, recorded_at, payload, metadata::text, tags::text";

    private final DataSource database;
    private final String streamKey;

    ReadSql(DataSource database, String streamKey) {
        this.database = database;
        this.streamKey = streamKey;
    }

    long head() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select position from log.head");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    int epoch() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select epoch from log.head");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    List<StoredEvent> after(long position, long upTo, int limit) throws SQLException {
        return query(
                "select "
                        + COLUMNS
                        + " from log.event where position > ? and position <= ? order by position limit ?",
                s -> {
                    s.setLong(1, position);
                    s.setLong(2, upTo);
                    s.setInt(3, limit);
                });
    }

    List<StoredEvent> ofStream(String stream, long after, long upTo) throws SQLException {
        return query(
                "select "
                        + COLUMNS
                        + " from log.event where stream = ? and position > ? and position <= ? order by position",
                s -> {
                    s.setString(1, stream);
                    s.setLong(2, after);
                    s.setLong(3, upTo);
                });
    }

    /**
     * Position of the first event that was recorded at or after this time; null when there is none.
     */
    @Nullable Long firstFrom(Instant at) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select min(position) from log.event where recorded_at >= ?")) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                rows.next();
                long position = rows.getLong(1);
                return rows.wasNull() ? null : position;
            }
        }
    }

    Optional<Repeated> once(String scope, String id) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select digest, first_position, last_position from log.once where scope = ? and id = ?")) {
            statement.setString(1, scope);
            statement.setString(2, id);
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
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                while (rows.next()) {
                    events.add(event(rows));
                }
                return events;
            }
        }
    }

    private StoredEvent event(ResultSet row) throws SQLException {
        var stream = row.getString(2);
        return new StoredEvent(
                row.getLong(1),
                stream,
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getBytes(8),
                StringJson.map(row.getString(9)),
                tags(stream, StringJson.list(row.getString(10))));
    }

    private Set<Tag> tags(@Nullable String stream, List<String> pairs) {
        var tags = new HashSet<Tag>();
        if (stream != null) {
            tags.add(new Tag(streamKey, stream));
        }
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            tags.add(new Tag(pairs.get(i), pairs.get(i + 1)));
        }
        return tags;
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
