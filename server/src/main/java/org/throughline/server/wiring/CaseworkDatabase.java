package org.throughline.server.wiring;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.throughline.log.PostgresLog;
import org.throughline.server.node.Settings;

/**
 * The project's database: one pool for the log, which may only append and read, and one for
 * everything derived from it.
 */
public final class CaseworkDatabase implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 12;
    private static final int LOG_CONNECTIONS_MAX = 10;

    private final HikariDataSource derived;
    private final HikariDataSource log;

    CaseworkDatabase(Settings.Database address) {
        this.derived = Pools.open("casework", address, CONNECTIONS_MAX, null);
        PostgresLog.migrate(derived);
        this.log = Pools.open("log", address, LOG_CONNECTIONS_MAX, "set role " + PostgresLog.ROLE);
    }

    /** For views, releases and accounts. */
    public DataSource derived() {
        return derived;
    }

    /** For the log, under the role that can neither change nor remove. */
    DataSource log() {
        return log;
    }

    @Override
    public void close() {
        log.close();
        derived.close();
    }
}
