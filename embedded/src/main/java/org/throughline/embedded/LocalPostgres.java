package org.throughline.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A PostgreSQL server of our own on loopback. What is acknowledged is on the disk. */
final class LocalPostgres implements AutoCloseable {
    static final String USER = "postgres";

    /** After a crash it reads its own log again first, and a cold disk is slow. */
    private static final Duration START_WITHIN = Duration.ofMinutes(3);

    private static final int CONNECTIONS_MAX = 120;
    private static final int ANY_PORT = 0;

    private final EmbeddedPostgres server;
    private final String password;

    LocalPostgres(DataFolder folder) {
        this(folder, ANY_PORT);
    }

    LocalPostgres(DataFolder folder, int port) {
        this.password = folder.secret("postgres.password");
        try {
            var first = Files.notExists(folder.postgres().resolve("PG_VERSION"));
            Orphans.stop(folder.postgres());
            Files.createDirectories(folder.work());
            server =
                    EmbeddedPostgres.builder()
                            .setPort(port)
                            .setDataDirectory(folder.postgres())
                            .setCleanDataDirectory(false)
                            .setOverrideWorkingDirectory(folder.work().toFile())
                            .setPGStartupWait(START_WITHIN)
                            // The wrapper starts PostgreSQL with both off, and an acknowledged
                            // commit could be lost.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("max_connections", Integer.toString(CONNECTIONS_MAX))
                            .setServerConfig("timezone", "UTC")
                            // Statements and rows hold personal data; a server log must not.
                            .setServerConfig("log_min_error_statement", "panic")
                            .setServerConfig("log_error_verbosity", "terse")
                            .setLocaleConfig("locale-provider", "icu")
                            .setLocaleConfig("icu-locale", "und")
                            .setLocaleConfig("encoding", "UTF8")
                            .setConnectConfig("password", password)
                            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                            .setRegisterShutdownHook(false)
                            .start();
            if (first) {
                askForPasswords(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the embedded PostgreSQL did not start; start the program again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL started", e);
        }
    }

    /**
     * A fresh cluster trusts everybody on the machine; from now on the password in our file is
     * asked for.
     */
    private void askForPasswords(DataFolder folder) throws IOException {
        execute("postgres", "alter role postgres password '" + password + "'");
        Files.writeString(
                folder.postgres().resolve("pg_hba.conf"),
                """
                local all all scram-sha-256
                host  all all 127.0.0.1/32 scram-sha-256
                """);
        execute("postgres", "select pg_reload_conf()");
    }

    private void execute(String database, String sql) {
        try (var connection = DriverManager.getConnection(url(database), USER, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getSQLState(), e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    String password() {
        return password;
    }

    /** The address of this database, created when it is not there. */
    synchronized String database(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException(
                    "a database name has lower-case letters, digits and _");
        }
        try (var connection = DriverManager.getConnection(url("postgres"), USER, password);
                var there =
                        connection.prepareStatement(
                                "select 1 from pg_database where datname = ?")) {
            there.setString(1, name);
            if (!there.executeQuery().next()) {
                execute("postgres", "create database " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getSQLState(), e);
        }
        return url(name);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
        }
    }
}
