package org.throughline.bench.measure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/** The same pool for everyone. */
public final class Pools {
    /** Connections of a peer; more than the cores of a small machine can use. */
    public static final int CONNECTIONS = 10;

    private static final long WAIT_MS = 60_000;

    private Pools() {}

    /** A pool for a peer; the statement runs once on each new connection. */
    public static HikariDataSource pool(Options options, @Nullable String initSql) {
        var config = new HikariConfig();
        config.setJdbcUrl(options.url());
        config.setUsername(options.user());
        config.setPassword(options.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(CONNECTIONS);
        config.setConnectionTimeout(WAIT_MS);
        config.setPoolName("peer");
        config.setConnectionInitSql(initSql);
        return new HikariDataSource(config);
    }
}
