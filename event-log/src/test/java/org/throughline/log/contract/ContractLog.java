package org.throughline.log.contract;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.Tag;

/** A log in a database of its own, with as many nodes on it as a test opens. */
final class ContractLog implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int CONNECTIONS_MAX = 6;
    private static final byte[] PAYLOAD =
            "{\"coded\":{\"kind\":\"happened\"}}".getBytes(StandardCharsets.UTF_8);

    final String url;
    final DataSource owner;
    private final List<Runnable> opened = new ArrayList<>();

    private ContractLog(String url, DataSource owner) {
        this.url = url;
        this.owner = owner;
    }

    static ContractLog fresh() throws SQLException {
        var url = TestInfrastructure.freshDatabaseUrl();
        return over(url, TestInfrastructure.dataSource(url));
    }

    static ContractLog over(String url, DataSource owner) throws SQLException {
        PostgresLog.migrate(owner);
        SeededBug.plant(owner);
        return new ContractLog(url, owner);
    }

    /** One more node on this log. */
    PostgresLog node() {
        var pool = pool(owner);
        var node = new PostgresLog(pool, "stream");
        opened.add(() -> {
            node.close();
            pool.close();
        });
        return node;
    }

    static HikariDataSource pool(DataSource database) {
        var config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setConnectionTimeout(2_000);
        config.setConnectionInitSql("set role " + PostgresLog.ROLE);
        return new HikariDataSource(config);
    }

    void sql(String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Everything in the log, read as a follower reads it. */
    static List<StoredEvent> all(PostgresLog node) {
        var all = new ArrayList<StoredEvent>();
        for (var page = node.read(0, 500); !page.isEmpty(); page = node.read(all.size(), 500)) {
            all.addAll(page);
        }
        return all;
    }

    static NewEvent event(String stream, String id) {
        return event(Set.of(new Tag("stream", stream)), id, "happened");
    }

    static NewEvent event(Set<Tag> tags, String id, String name) {
        return new NewEvent(id, name, "1", NOON, PAYLOAD, Map.of("by", "contract"), tags);
    }

    /** Nothing of this stream may stand after the position. */
    static Condition after(long position, String stream) {
        return new Condition(
                position, List.of(new Criterion(Set.of(new Tag("stream", stream)), Set.of())));
    }

    static List<OnceKey> key(String id) {
        return List.of(new OnceKey("command", id, "digest of " + id));
    }

    @Override
    public void close() {
        opened.forEach(Runnable::run);
    }
}
