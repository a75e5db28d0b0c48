package org.throughline.server;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.throughline.embedded.TestInfrastructure;

/** Copies of databases of the tests, put back as an operator would. */
final class Backups {
    private Backups() {}

    static void copy(String url, String suffix) throws SQLException {
        var name = url.substring(url.lastIndexOf('/') + 1);
        admin("drop database if exists \"%s%s\"".formatted(name, suffix));
        admin("create database \"%s%s\" template \"%s\"".formatted(name, suffix, name));
    }

    static void restore(String url, String suffix) throws SQLException {
        var name = url.substring(url.lastIndexOf('/') + 1);
        admin("drop database \"%s\" with (force)".formatted(name));
        admin("create database \"%s\" template \"%s%s\"".formatted(name, name, suffix));
    }

    private static void admin(String sql) throws SQLException {
        var infrastructure = TestInfrastructure.get();
        var url = TestInfrastructure.freshDatabaseUrl();
        try (var connection =
                        DriverManager.getConnection(
                                url, infrastructure.username(), infrastructure.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
