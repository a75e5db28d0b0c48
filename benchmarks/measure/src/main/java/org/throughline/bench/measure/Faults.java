package org.throughline.bench.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Breaks what a database breaks in real life: commits that take long, and connections that end. It
 * works on a connection of its own, which it spares.
 */
final class Faults implements AutoCloseable {
    private static final String SLOW_COMMITS =
            """
            create sequence public.bench_slow;
            create function public.bench_slow_commit() returns trigger
                language plpgsql security definer set search_path = pg_catalog
            as $$
            begin
                -- Once for each transaction, however many rows it has.
                if current_setting('bench.decided', true) is distinct from txid_current()::text then
                    perform set_config('bench.decided', txid_current()::text, true);
                    if random() < 0.01 then
                        perform nextval('public.bench_slow');
                        perform pg_sleep(0.2 + 1.3 * random());
                    end if;
                end if;
                return null;
            end
            $$;
            create constraint trigger bench_slow_commit after insert on %s
                deferrable initially deferred
                for each row execute function public.bench_slow_commit()
            """;

    private static final String KILL =
            """
            select pg_terminate_backend(pid)
            from pg_stat_activity
            where datname = current_database()
              and backend_type = 'client backend'
              and pid <> pg_backend_pid()
            order by random()
            limit 1
            """;

    private final Connection connection;
    private long kills;

    Faults(Options options) throws SQLException {
        connection = DriverManager.getConnection(options.url(), options.user(), options.password());
    }

    void slowDownCommitsOf(EventTable table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SLOW_COMMITS.formatted(table.name()));
        }
    }

    /** Ends one connection of the peer, whichever. */
    void kill() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(KILL)) {
            if (rows.next() && rows.getBoolean(1)) {
                kills++;
            }
        }
    }

    long kills() {
        return kills;
    }

    long slowCommits() throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select case when is_called then last_value else 0 end from public.bench_slow")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
