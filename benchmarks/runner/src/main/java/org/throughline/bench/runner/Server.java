package org.throughline.bench.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.embedded.EmbeddedInfrastructure;

/** The one PostgreSQL of a run, with a database for each peer. */
final class Server implements AutoCloseable {
    private static final List<String> SETTINGS =
            List.of(
                    "server_version",
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "wal_sync_method",
                    "shared_buffers",
                    "min_wal_size",
                    "max_wal_size",
                    "checkpoint_timeout",
                    "max_connections");

    /** As a server of this size would be set, and the same for everybody. */
    private static final Map<String, String> SET =
            Map.of(
                    "shared_buffers", "2GB",
                    "min_wal_size", "2GB",
                    "max_wal_size", "4GB",
                    "checkpoint_timeout", "15min");

    /** So many files of 16 MB are written once before anything is measured, and used again from then on. */
    private static final int WAL_FILES = 120;

    private final Path data;
    private final EmbeddedInfrastructure infrastructure;
    private final Path passwordFile;

    Server(Path data) throws IOException {
        this.data = data;
        set(data);
        this.infrastructure = new EmbeddedInfrastructure(data);
        this.passwordFile =
                Files.createTempFile(
                        data,
                        "password",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, infrastructure.password());
    }

    /** Some settings hold only after a start. */
    private static void set(Path data) {
        try (var first = new EmbeddedInfrastructure(data);
                var connection =
                        DriverManager.getConnection(
                                first.jdbcUrl("postgres"), first.username(), first.password());
                var statement = connection.createStatement()) {
            for (var setting : SET.entrySet()) {
                statement.execute(
                        "alter system set " + setting.getKey() + " = '" + setting.getValue() + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the server cannot be set", e);
        }
    }

    /**
     * A young server makes a new file for every 16 MB it logs, and everybody waits for it; an older one uses
     * its files again. What is measured is the older one.
     */
    void age() throws SQLException {
        execute("postgres", "create table aging (n int)");
        for (int file = 0; file < WAL_FILES; file++) {
            execute("postgres", "insert into aging values (1)");
            execute("postgres", "select pg_switch_wal()");
        }
        execute("postgres", "drop table aging");
        checkpoint();
        checkpoint();
    }

    /** The words by which a peer finds its database, which is made anew. */
    List<String> fresh(String peer) throws SQLException {
        var database = "bench_" + peer.replace('-', '_');
        drop(peer);
        return List.of(
                "--url",
                infrastructure.jdbcUrl(database),
                "--user",
                infrastructure.username(),
                "--password-file",
                passwordFile.toString());
    }

    void drop(String peer) throws SQLException {
        execute(
                "postgres",
                "drop database if exists bench_" + peer.replace('-', '_') + " with (force)");
    }

    /** After filling: statistics and hint bits are there, and nothing is left to be written. */
    void settle(String peer) throws SQLException {
        execute("bench_" + peer.replace('-', '_'), "vacuum analyze");
        checkpoint();
    }

    /** Bytes of a peer's database. */
    long size(String peer) throws SQLException {
        try (var connection = connect("postgres");
                var ask = connection.prepareStatement("select pg_database_size(?)")) {
            ask.setString(1, "bench_" + peer.replace('-', '_'));
            try (var rows = ask.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** So that no peer pays for what another has left to be written. */
    void checkpoint() throws SQLException {
        execute("postgres", "checkpoint");
    }

    Map<String, String> settings() throws SQLException {
        var found = new LinkedHashMap<String, String>();
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            for (var setting : SETTINGS) {
                try (var rows = statement.executeQuery("show " + setting)) {
                    rows.next();
                    found.put(setting, rows.getString(1));
                }
            }
        }
        return found;
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                infrastructure.jdbcUrl(database),
                infrastructure.username(),
                infrastructure.password());
    }

    private void execute(String database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        infrastructure.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data of the run could not be removed", e);
        }
    }
}
