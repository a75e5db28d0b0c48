package org.throughline.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The infrastructure of one test JVM: started when the first test asks, gone with the JVM. The door
 * is a system property.
 */
public final class TestInfrastructure {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final int POOLED_MAX = 20;
    private static final List<HikariDataSource> POOLS = new CopyOnWriteArrayList<>();
    private static @Nullable Infrastructure started;

    private TestInfrastructure() {}

    /**
     * The server and the broker of this JVM, through the door that {@code -Dinfrastructure} names.
     * Where that door cannot be used, the test that asks is reported as not run, with the reason.
     */
    public static synchronized Infrastructure get() {
        if (started == null) {
            reasonItIsAway().ifPresent(Assumptions::abort);
            started = open();
        }
        return started;
    }

    /** Whether tests can run through the chosen door. */
    public static boolean isThere() {
        return reasonItIsAway().isEmpty();
    }

    private static Optional<String> reasonItIsAway() {
        return throughContainers() ? ContainerInfrastructure.reasonItIsAway() : Optional.empty();
    }

    private static boolean throughContainers() {
        return "containers".equals(System.getProperty("infrastructure"));
    }

    private static Infrastructure open() {
        if (throughContainers()) {
            return new ContainerInfrastructure();
        }
        try {
            var folder = Files.createTempDirectory("throughline-test");
            var embedded = new EmbeddedInfrastructure(folder);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                embedded.close();
                                delete(folder);
                            }));
            return embedded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A database that nobody has used before, through a pool as in the program: a connection for
     * each statement takes longer than most of what tests do. What is set for a session stays set.
     */
    public static DataSource freshDatabase() {
        var config = new HikariConfig();
        config.setJdbcUrl(freshDatabaseUrl());
        config.setUsername(get().username());
        config.setPassword(get().password());
        config.setMaximumPoolSize(POOLED_MAX);
        config.setMinimumIdle(0);
        // Tests leave their databases behind, and a server has only so many connections.
        POOLS.forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
        var pool = new HikariDataSource(config);
        POOLS.add(pool);
        return pool;
    }

    /** Address of a database that nobody has used before. */
    public static String freshDatabaseUrl() {
        return get().jdbcUrl(
                        "test_"
                                + ProcessHandle.current().pid()
                                + "_"
                                + DATABASES.incrementAndGet());
    }

    /** An unpooled way to a database of this server. */
    public static DataSource dataSource(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(get().username());
        source.setPassword(get().password());
        return source;
    }

    /** Bootstrap servers of the broker of this JVM. */
    public static String kafka() {
        return get().bootstrapServers();
    }

    /** A folder that nobody has used before, with nothing in it; gone with the JVM. */
    public static Path freshFolder() {
        try {
            var folder = Files.createTempDirectory("throughline-test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder and what is in it, as far as nobody writes into it. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A file that the server removes meanwhile; the folder lies in the system's temporary
            // place anyway.
            System.err.println("temporary folder not removed: " + folder);
        }
    }
}
