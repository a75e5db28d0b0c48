package org.throughline.bench.messagedb;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.throughline.bench.measure.EventTable;
import org.throughline.bench.measure.Fact;
import org.throughline.bench.measure.Follower;
import org.throughline.bench.measure.Options;
import org.throughline.bench.measure.Peer;
import org.throughline.bench.measure.PeerProcess;
import org.throughline.bench.measure.Pools;

/** Message DB with all streams in one category, which is what its consumers follow. */
final class MessageDb implements Peer {
    private static final String CATEGORY = "bench";
    private static final int READ_AT_ONCE = 1_000;
    private static final String STREAM_ROWS_ALL = "-1";

    /** The files in the order of the package's own install script; roles and views are left out. */
    private static final List<String> FILES =
            List.of(
                    "schema/message-store.sql",
                    "extensions/pgcrypto.sql",
                    "tables/messages.sql",
                    "types/message.sql",
                    "functions/message-store-version.sql",
                    "functions/hash-64.sql",
                    "functions/acquire-lock.sql",
                    "functions/category.sql",
                    "functions/is-category.sql",
                    "functions/id.sql",
                    "functions/cardinal-id.sql",
                    "functions/stream-version.sql",
                    "functions/write-message.sql",
                    "functions/get-stream-messages.sql",
                    "functions/get-category-messages.sql",
                    "functions/get-last-stream-message.sql",
                    "indexes/messages-id.sql",
                    "indexes/messages-stream.sql",
                    "indexes/messages-category.sql");

    private final HikariDataSource pool;
    private final Path sql;

    private MessageDb(Options options) {
        sql = Path.of(options.text("sql"));
        pool = Pools.pool(options, "set search_path to message_store, public");
    }

    public static void main(String[] args) {
        PeerProcess.main(args, MessageDb::new);
    }

    @Override
    public String name() {
        return "message-db";
    }

    @Override
    public void create() throws Exception {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            try (var there =
                    statement.executeQuery("select to_regclass('message_store.messages')::text")) {
                there.next();
                if (there.getString(1) != null) {
                    return;
                }
            }
            for (var file : FILES) {
                statement.execute(Files.readString(sql.resolve(file)));
            }
        }
    }

    @Override
    public long versionOf(String stream) throws SQLException {
        try (var connection = pool.getConnection();
                var ask = connection.prepareStatement("select stream_version(?)")) {
            ask.setString(1, stream);
            try (var rows = ask.executeQuery()) {
                rows.next();
                long version = rows.getLong(1);
                return rows.wasNull() ? -1 : version;
            }
        }
    }

    @Override
    public long append(String stream, long version, String eventId, Fact fact) throws SQLException {
        try (var connection = pool.getConnection();
                var write =
                        connection.prepareStatement(
                                "select write_message(?, ?, 'FactRecorded', ?::jsonb, null::jsonb, ?)")) {
            write.setString(1, eventId);
            write.setString(2, stream);
            write.setString(3, fact.json());
            write.setLong(4, version);
            try (var rows = write.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Override
    public int load(String stream) throws SQLException {
        try (var connection = pool.getConnection();
                var ask =
                        connection.prepareStatement(
                                "select id, type, position, global_position, data, metadata, time from get_stream_messages(?, 0, "
                                        + STREAM_ROWS_ALL
                                        + ")")) {
            ask.setString(1, stream);
            try (var rows = ask.executeQuery()) {
                int events = 0;
                while (rows.next()) {
                    rows.getString("data");
                    events++;
                }
                return events;
            }
        }
    }

    @Override
    public Follower follow() {
        return new Follower() {
            private long next = 1;

            @Override
            public int poll(Consumer<Shown> sink) throws SQLException {
                try (var connection = pool.getConnection();
                        var ask =
                                connection.prepareStatement(
                                        "select id, stream_name, type, position, global_position, data, metadata, time from get_category_messages(?, ?, ?)")) {
                    ask.setString(1, CATEGORY);
                    ask.setLong(2, next);
                    ask.setLong(3, READ_AT_ONCE);
                    int events = 0;
                    try (var rows = ask.executeQuery()) {
                        while (rows.next()) {
                            rows.getString("data");
                            sink.accept(
                                    new Shown(rows.getString("id"), rows.getString("stream_name")));
                            next = rows.getLong("global_position") + 1;
                            events++;
                        }
                    }
                    return events;
                }
            }
        };
    }

    @Override
    public void fill(long events, int streams, int payloadBytes) throws SQLException {
        var insert =
                "insert into messages (position, stream_name, type, data, id) select %s, 'bench-' || %s, 'FactRecorded', (%s)::jsonb, uuidv7() from generate_series(0, %d) as n order by n"
                        .formatted(Peer.placeSql(), Peer.streamSql(), Fact.sql(payloadBytes), events - 1);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(insert);
            statement.execute("analyze messages");
        }
    }

    @Override
    public EventTable table() {
        return new EventTable(
                "message_store.messages", "id::text", "stream_name", "global_position");
    }

    @Override
    public void close() {
        pool.close();
    }
}
