package org.throughline.campaign.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.throughline.embedded.StandAlone;

/** Ways into the databases of a cluster past those that can be cut. */
final class Pools implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 4;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    private final Path folder;
    private final List<HikariDataSource> open = new ArrayList<>();

    /**
     * @param folder in which each database server has its own
     */
    Pools(Path folder) {
        this.folder = folder;
    }

    DataSource of(Node server, String database) {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database);
        config.setUsername("postgres");
        config.setPassword(password(server.name()));
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setConnectionTimeout(CONNECT_WITHIN.toMillis());
        var pool = new HikariDataSource(config);
        open.add(pool);
        return pool;
    }

    String password(String server) {
        return StandAlone.password(folder.resolve(server));
    }

    @Override
    public void close() {
        open.forEach(HikariDataSource::close);
    }
}
