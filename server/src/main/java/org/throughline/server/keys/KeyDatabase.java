package org.throughline.server.keys;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.throughline.server.node.Settings;
import org.throughline.server.wiring.Pools;

/** The database with the keys of the persons: apart from the facts, with a backup of its own. */
final class KeyDatabase implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 8;

    private final HikariDataSource pool;

    KeyDatabase(Settings.Database address) {
        this.pool = Pools.open("person-keys", address, CONNECTIONS_MAX, null);
    }

    DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
