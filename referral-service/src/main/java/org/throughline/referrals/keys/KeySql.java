package org.throughline.referrals.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How the database of the keys is asked. */
record KeySql(DataSource database) {

    /** What is done with a connection. */
    interface Work<R> {
        R with(Connection connection) throws SQLException;
    }

    /**
     * @throws KeysAway when the database does not answer
     */
    <R> R run(Work<R> work) {
        try (var connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException away) {
            throw new KeysAway("the database with the keys of the persons does not answer", away);
        }
    }

    /** The one number that a query finds. */
    long number(String sql) {
        return run(connection -> {
            try (var select = connection.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** Writes one number. */
    void write(String sql, long number) {
        run(connection -> {
            try (var update = connection.prepareStatement(sql)) {
                update.setLong(1, number);
                return update.executeUpdate();
            }
        });
    }

    /**
     * The one row of {@code sealed} bytes of a table; made now by the first node that comes.
     *
     * @param table named by the program, never by somebody who asks
     */
    byte[] once(String table, Supplier<byte[]> make) {
        return alone(connection -> {
            var found = sealed(connection, table);
            if (found == null) {
                found = make.get();
                try (PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into " + table + " (sealed) values (?)")) {
                    insert.setBytes(1, found);
                    insert.executeUpdate();
                }
            }
            return found;
        });
    }

    /** Puts the one row of a table of {@code sealed} bytes in another form. */
    static void anew(Connection connection, String table, UnaryOperator<byte[]> other)
            throws SQLException {
        var found = sealed(connection, table);
        if (found != null) {
            try (var update = connection.prepareStatement("update " + table + " set sealed = ?")) {
                update.setBytes(1, other.apply(found));
                update.executeUpdate();
            }
        }
    }

    /** In one transaction, while no other node does something about the master key. */
    <R> R alone(Work<R> work) {
        return run(connection -> {
            connection.setAutoCommit(false);
            try {
                // The lock as a statement of its own: what is read after it is the last word.
                try (var lock =
                        connection.prepareStatement(
                                "select pg_advisory_xact_lock(hashtextextended('throughline.master', 0))")) {
                    lock.execute();
                }
                var done = work.with(connection);
                connection.commit();
                return done;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    static byte @Nullable [] sealed(Connection connection, String table) throws SQLException {
        try (var select = connection.prepareStatement("select sealed from " + table);
                var rows = select.executeQuery()) {
            return rows.next() ? rows.getBytes(1) : null;
        }
    }
}
