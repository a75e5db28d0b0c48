package org.throughline.bench.ceiling;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.throughline.bench.measure.Peer;
import org.throughline.bench.measure.ClosedLoop;
import org.throughline.bench.measure.ClosedLoop.Caller;
import org.throughline.bench.measure.Fact;
import org.throughline.bench.measure.Options;
import org.throughline.bench.measure.Pools;

/**
 * Rows into a plain table in three ways. Operations are rows; latencies are those of a transaction.
 */
final class Ceiling {
    private static final int BATCH_ROWS = 256;
    private static final int COPY_ROWS = 4_096;
    private static final String TABLE =
            """
            create table if not exists plain (
                position bigint generated always as identity primary key,
                id       uuid   not null,
                payload  bytea  not null
            )
            """;
    private static final String INSERT = "insert into plain (id, payload) values (?, ?)";
    private static final String INSERT_BATCH =
            "insert into plain (id, payload) select id, payload from unnest(?, ?) as row (id, payload)";

    private final HikariDataSource pool;
    private final byte[] payload;

    private Ceiling(HikariDataSource pool, int payloadBytes) {
        this.pool = pool;
        this.payload = Fact.of(1, payloadBytes).json().getBytes(StandardCharsets.UTF_8);
    }

    public static void main(String[] args) {
        int status = 0;
        try {
            run(Options.of(args));
        } catch (Exception e) {
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private static void run(Options options) throws Exception {
        if (!options.scenario().equals("append")) {
            throw new IllegalArgumentException("a ceiling is of appends only");
        }
        var way = options.text("way", "single");
        try (var pool = Pools.pool(options, null)) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
            var ceiling = new Ceiling(pool, options.payloadBytes());
            var callers = new ArrayList<Caller>();
            for (int i = 0; i < options.callers(); i++) {
                callers.add(ceiling.caller(way));
            }
            for (int repeat = 1; repeat <= options.repeats(); repeat++) {
                ClosedLoop.run(
                                callers,
                                repeat == 1 ? options.warmupSeconds() : 0,
                                options.seconds())
                        .print("ceiling-" + way, options, repeat);
            }
        }
    }

    private Caller caller(String way) {
        return switch (way) {
            case "single" -> () -> onConnection(this::insertOne);
            case "batch" -> () -> onConnection(this::insertBatch);
            case "copy" -> () -> onConnection(this::copy);
            default -> throw new IllegalArgumentException("no way is called " + way);
        };
    }

    private int onConnection(Work work) throws Exception {
        try (var connection = pool.getConnection()) {
            return work.on(connection);
        }
    }

    private int insertOne(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, Peer.timeOrderedId());
            insert.setBytes(2, payload);
            return insert.executeUpdate();
        }
    }

    private int insertBatch(Connection connection) throws SQLException {
        var ids = new UUID[BATCH_ROWS];
        var payloads = new byte[BATCH_ROWS][];
        for (int i = 0; i < BATCH_ROWS; i++) {
            ids[i] = Peer.timeOrderedId();
            payloads[i] = payload;
        }
        try (var insert = connection.prepareStatement(INSERT_BATCH)) {
            insert.setArray(1, connection.createArrayOf("uuid", ids));
            insert.setArray(2, connection.createArrayOf("bytea", payloads));
            return insert.executeUpdate();
        }
    }

    private int copy(Connection connection) throws Exception {
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy plain (id, payload) from stdin (format csv)");
        var bytes = HexFormat.of().formatHex(payload);
        var rows = new StringBuilder();
        for (int i = 0; i < COPY_ROWS; i++) {
            rows.append(Peer.timeOrderedId()).append(",\"\\x").append(bytes).append("\"\n");
            if (rows.length() > 1 << 16 || i == COPY_ROWS - 1) {
                var chunk = rows.toString().getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(chunk, 0, chunk.length);
                rows.setLength(0);
            }
        }
        return Math.toIntExact(copy.endCopy());
    }

    @FunctionalInterface
    private interface Work {
        int on(Connection connection) throws Exception;
    }
}
