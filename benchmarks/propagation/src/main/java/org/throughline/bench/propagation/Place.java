package org.throughline.bench.propagation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.throughline.embedded.StandAlone;

/**
 * Where a contender runs: a database server and a broker that no other contender has used.
 *
 * @param home the folder {@code benchmarks}
 * @param folder of everything that is written
 */
record Place(Path home, Path folder, int databasePort, int brokerPort) {
    static final String USER = "postgres";

    Path database() {
        return folder.resolve("postgres");
    }

    Path broker() {
        return folder.resolve("broker");
    }

    String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    String jdbcUrl(String name) {
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + name;
    }

    String password() {
        return StandAlone.password(database());
    }

    /** To the database of the programs, as the server's owner. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("throughline"), USER, password());
    }

    /** The same for all, so that what differs is the program. */
    List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }
}
