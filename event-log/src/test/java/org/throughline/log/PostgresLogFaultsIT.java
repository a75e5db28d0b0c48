package org.throughline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.LogCorrupted;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.Tag;

/** What goes wrong: cut connections, forbidden changes, missing rows, an old node. */
class PostgresLogFaultsIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<PostgresLog> opened = new ArrayList<>();
    private DataSource database;
    private PostgresLog log;

    @BeforeEach
    void open() {
        database = TestInfrastructure.dataSource(TestInfrastructure.freshDatabaseUrl());
        PostgresLog.migrate(database);
        log = node();
    }

    @AfterEach
    void close() {
        opened.forEach(PostgresLog::close);
    }

    @Test
    void a_connection_that_is_cut_while_appending_stores_exactly_once() throws SQLException {
        var appends = new ArrayList<CompletableFuture<?>>();
        for (int n = 0; n < 300; n++) {
            appends.add(
                    log.append(
                            null,
                            List.of(event("cut")),
                            List.of(new OnceKey("command", "c" + n, "digest"))));
            if (n % 60 == 30) {
                cutAllConnections();
            }
        }
        appends.forEach(CompletableFuture::join);
        assertThat(log.head()).isEqualTo(300);
        assertThat(log.readStream("cut")).hasSize(300);
    }

    @Test
    void another_node_is_woken_by_what_this_one_appends() throws InterruptedException {
        var other = node();
        append(null, event("a"));
        assertThat(other.awaitBeyond(0, Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void the_programs_role_can_neither_change_nor_remove() throws SQLException {
        append(null, event("a"));
        for (var sql :
                List.of(
                        "update log.event set name = 'x'",
                        "delete from log.event",
                        "insert into log.once values ('s', 'i', 'd', 1, 1)",
                        "update log.head set position = 0",
                        "truncate log.event")) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("set role " + PostgresLog.ROLE);
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .hasMessageContaining("permission denied");
            }
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set role " + PostgresLog.ROLE);
            statement.execute("select count(*) from log.event");
        }
    }

    @Test
    void a_missing_position_stops_the_reader_by_name() throws SQLException {
        append(null, event("a"), event("a"), event("a"));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from log.event where position = 2");
        }
        assertThatThrownBy(() -> log.read(0, 10))
                .isInstanceOf(LogCorrupted.class)
                .hasMessageContaining("position 2");
    }

    @Test
    void a_node_with_an_old_epoch_is_refused() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update log.head set epoch = 2");
        }
        assertThatThrownBy(() -> append(null, event("a"))).hasStackTraceContaining("old epoch");
        assertThat(log.head()).isZero();
    }

    private PostgresLog node() {
        var node = new PostgresLog(database, "stream");
        opened.add(node);
        return node;
    }

    private Object append(
            @org.jspecify.annotations.Nullable Condition condition, NewEvent... events) {
        return log.append(condition, List.of(events), List.of()).join();
    }

    private static NewEvent event(String stream) {
        return new NewEvent(
                UUID.randomUUID().toString(),
                "happened",
                "1",
                NOON,
                new byte[] {42},
                Map.of(),
                Set.of(new Tag("stream", stream)));
    }

    private void cutAllConnections() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid() and query like '%log.append%'
                    """);
        }
    }
}
