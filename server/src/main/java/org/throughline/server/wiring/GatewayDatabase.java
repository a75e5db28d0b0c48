package org.throughline.server.wiring;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.throughline.server.node.Settings;

/** The database of the agencies that this node serves. */
public final class GatewayDatabase implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 16;

    private final HikariDataSource pool;

    GatewayDatabase(Settings.Database address) {
        this.pool = Pools.open("gateway", address, CONNECTIONS_MAX, null);
    }

    public DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
