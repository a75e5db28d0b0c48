package org.throughline.bench.axon4;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.ConnectionCloseHandler;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/** One connection and one transaction for what a thread does, as an application server gives it. */
final class ThreadTransactions implements TransactionManager, ConnectionProvider {
    private static final ConnectionCloseHandler KEEP_OPEN =
            new ConnectionCloseHandler() {
                @Override
                public void close(Connection delegate) {
                    // The transaction ends it.
                }

                @Override
                public void commit(Connection delegate) {
                    // The transaction ends it.
                }
            };

    private final DataSource database;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    ThreadTransactions(DataSource database) {
        this.database = database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = current.get();
        return connection == null
                ? database.getConnection()
                : ConnectionWrapperFactory.wrap(connection, KEEP_OPEN);
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) {
            throw new IllegalStateException("a transaction is open on this thread");
        }
        try {
            var connection = database.getConnection();
            connection.setAutoCommit(false);
            current.set(connection);
            return new Open(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("no transaction could be opened", e);
        }
    }

    private final class Open implements Transaction {
        private final Connection connection;

        Open(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            end(connection::commit);
        }

        @Override
        public void rollback() {
            end(connection::rollback);
        }

        private void end(Ending ending) {
            current.remove();
            try (connection) {
                ending.end();
            } catch (SQLException e) {
                throw new IllegalStateException("the transaction did not end well", e);
            }
        }
    }

    @FunctionalInterface
    private interface Ending {
        void end() throws SQLException;
    }
}
