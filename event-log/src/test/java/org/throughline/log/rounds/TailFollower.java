package org.throughline.log.rounds;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.throughline.log.PostgresLog;

/**
 * Our own tail: read on from a position, make the effects and move the position, all in one commit.
 */
final class TailFollower {
    private static final int BATCH = 20;

    private TailFollower() {}

    static void run(PostgresLog log, DataSource database)
            throws SQLException, InterruptedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            while (true) {
                long position = position(connection);
                var page = log.read(position, BATCH);
                if (page.isEmpty()) {
                    connection.rollback();
                    log.awaitBeyond(position, Duration.ofSeconds(1));
                    continue;
                }
                for (var event : page) {
                    Effects.make(connection, event.id());
                }
                // Whoever else had moved it on meanwhile has made these effects, and ours are
                // dropped.
                if (moved(connection, position, page.getLast().position())) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            }
        }
    }

    private static long position(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select position from rounds.follower")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static boolean moved(Connection connection, long from, long to) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "update rounds.follower set position = ? where position = ?")) {
            statement.setLong(1, to);
            statement.setLong(2, from);
            return statement.executeUpdate() == 1;
        }
    }
}
