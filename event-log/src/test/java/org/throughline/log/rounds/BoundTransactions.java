package org.throughline.log.rounds;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * Axon's token store asks for a connection and closes it, and knows of no transaction: so the one
 * of the unit of work is bound to the thread, and what the store gets of it cannot be closed.
 * Without this the token and the effect are two commits.
 */
final class BoundTransactions implements TransactionManager, ConnectionProvider {
    private final DataSource database;
    private final ThreadLocal<@Nullable Connection> bound = new ThreadLocal<>();

    BoundTransactions(DataSource database) {
        this.database = database;
    }

    @Override
    public Transaction startTransaction() {
        if (bound.get() != null) {
            throw new IllegalStateException("this thread is in a transaction already");
        }
        try {
            var connection = database.getConnection();
            connection.setAutoCommit(false);
            bound.set(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection", e);
        }
        return new Transaction() {
            @Override
            public void commit() {
                end(true);
            }

            @Override
            public void rollback() {
                end(false);
            }
        };
    }

    private void end(boolean commit) {
        var connection = bound.get();
        if (connection == null) {
            return; // ended before
        }
        bound.remove();
        try (connection) {
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException("the transaction did not end well", e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = bound.get();
        return connection == null ? database.getConnection() : unclosable(connection);
    }

    private static Connection unclosable(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        BoundTransactions.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("close")
                                    || method.getName().equals("commit")) {
                                return null;
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
