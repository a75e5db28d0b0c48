package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.StoredEvent;

/**
 * A node is killed with -9 at each step of a commit, or its connection is; then the same commands
 * are handed in again, as callers without an answer do.
 */
class KilledWriterIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int GATE = 42;

    private ContractLog contract;
    private PostgresLog other;

    @BeforeEach
    void open() throws Exception {
        contract = ContractLog.fresh();
        other = contract.node();
    }

    @AfterEach
    void close() {
        contract.close();
    }

    private interface Step {
        void holdUp(Connection connection) throws SQLException;
    }

    private interface Killing {
        void kill(WriterProcess writer) throws Exception;
    }

    private void everythingIsStoredOnceAfter(Step step, Killing killing) throws Exception {
        WriterProcess killed;
        try (var holding = contract.owner.getConnection()) {
            holding.setAutoCommit(false);
            step.holdUp(holding);
            killed = new WriterProcess(contract.url, "w", 0, 20);
            await().atMost(SOON).until(() -> waiting() > 0);
            killing.kill(killed);
            holding.rollback();
        }
        try (killed;
                var again = new WriterProcess(contract.url, "w", 0, 20)) {
            again.join();
            assertThat(again.acknowledged()).hasSize(20);
            killed.join();
            assertThat(again.acknowledged()).containsAll(killed.acknowledged());
        }
        other.append(null, java.util.List.of(ContractLog.event("s", "after")), java.util.List.of())
                .get(10, TimeUnit.SECONDS);
        var all = ContractLog.all(other);
        assertThat(all).extracting(StoredEvent::id).doesNotHaveDuplicates().hasSize(21);
    }

    /** Appends that wait in the database. */
    private long waiting() throws SQLException {
        return contract.number(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like '%log.append%'
                """);
    }

    private void killConnections(WriterProcess writer) throws SQLException {
        contract.sql(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like '%log.append%'
                """);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void beforeTheLock(Connection holding) throws SQLException {
        execute(holding, "select from log.head for update");
    }

    private void afterNumbering(Connection holding) throws SQLException {
        gate("create trigger gate before insert on log.once");
        execute(holding, "select pg_advisory_xact_lock(" + GATE + ")");
    }

    private void atTheCommit(Connection holding) throws SQLException {
        gate(
                "create constraint trigger gate after insert on log.once deferrable initially deferred");
        execute(holding, "select pg_advisory_xact_lock(" + GATE + ")");
    }

    private void gate(String trigger) throws SQLException {
        contract.sql(
                """
                create function public.gate() returns trigger language plpgsql as
                'begin perform pg_advisory_xact_lock(%d); return new; end'
                """
                        .formatted(GATE));
        contract.sql(trigger + " for each row execute function public.gate()");
    }

    @Test
    void killed_while_it_waits_for_the_lock() throws Exception {
        everythingIsStoredOnceAfter(this::beforeTheLock, WriterProcess::kill);
    }

    @Test
    void killed_after_its_events_were_numbered() throws Exception {
        everythingIsStoredOnceAfter(this::afterNumbering, WriterProcess::kill);
    }

    @Test
    void killed_while_it_commits() throws Exception {
        everythingIsStoredOnceAfter(this::atTheCommit, WriterProcess::kill);
    }

    @Test
    void its_connection_killed_while_it_waits_for_the_lock() throws Exception {
        everythingIsStoredOnceAfter(this::beforeTheLock, this::killConnections);
    }

    @Test
    void its_connection_killed_after_its_events_were_numbered() throws Exception {
        everythingIsStoredOnceAfter(this::afterNumbering, this::killConnections);
    }

    @Test
    void its_connection_killed_while_it_commits() throws Exception {
        everythingIsStoredOnceAfter(this::atTheCommit, this::killConnections);
    }

    @Test
    void killed_after_the_commit_and_before_the_answer() throws Exception {
        try (var proxy = new CuttingProxy(contract.url)) {
            var cut = proxy.cutNextAnswer();
            try (var killed = new WriterProcess(proxy.through(contract.url), "w", 0, 20)) {
                assertThat(cut.heldBack().await(20, TimeUnit.SECONDS)).isTrue();
                killed.kill();
                cut.goOn().countDown();
                assertThat(killed.acknowledged()).isEmpty();
            }
        }
        long stored = other.head();
        assertThat(stored).isPositive();
        try (var again = new WriterProcess(contract.url, "w", 0, 20)) {
            again.join();
            assertThat(again.acknowledged()).hasSize(20);
        }
        assertThat(ContractLog.all(other))
                .extracting(StoredEvent::id)
                .doesNotHaveDuplicates()
                .hasSize(20);
    }

    @Test
    void connection_lost_after_the_commit_and_before_the_answer() throws Exception {
        try (var proxy = new CuttingProxy(contract.url)) {
            var cut = proxy.cutNextAnswer();
            try (var writer = new WriterProcess(proxy.through(contract.url), "w", 0, 20)) {
                assertThat(cut.heldBack().await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(other.head()).as("committed, and nobody knows").isPositive();
                cut.goOn().countDown();
                writer.join();
                assertThat(writer.acknowledged()).hasSize(20);
            }
        }
        assertThat(ContractLog.all(other))
                .extracting(StoredEvent::id)
                .doesNotHaveDuplicates()
                .hasSize(20);
    }

    @Test
    void killed_after_the_answer_and_started_again_with_the_same_commands() throws Exception {
        try (var killed = new WriterProcess(contract.url, "w", 0, 1_000_000)) {
            await().atMost(SOON).until(() -> killed.acknowledged().size() > 50);
            killed.kill();
            try (var again = new WriterProcess(contract.url, "w", 0, 60)) {
                again.join();
                // Positions are told as they were the first time.
                assertThat(again.acknowledged())
                        .containsAll(
                                killed.acknowledged().stream()
                                        .filter(line -> number(line) < 60)
                                        .toList());
            }
        }
        assertThat(ContractLog.all(other)).extracting(StoredEvent::id).doesNotHaveDuplicates();
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(line.indexOf('-') + 1, line.indexOf(' ')));
    }
}
