package org.throughline.server.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.throughline.server.node.Settings;

/** Connection pools with the settings that keep rows out of exception texts. */
public final class Pools {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    private Pools() {}

    public static HikariDataSource open(
            String name,
            Settings.Database address,
            int connectionsMax,
            @Nullable String firstStatement) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.username());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connectionsMax);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_WITHIN.toMillis());
        config.setConnectionInitSql(firstStatement);
        // A server's error detail quotes the row, and rows hold personal data.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // A batch of rows goes as one statement: most of what followers write is written so.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }
}
