package org.throughline.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.throughline.log.entry.AppendOutcome;

/**
 * Knows how long the log is: told directly by this node's appender, by NOTIFY for other nodes, and
 * by a slow poll of the waiting reader when neither arrives.
 */
final class HeadWatch implements AutoCloseable {
    private static final Duration LISTEN = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private long head;
    private volatile boolean closed;

    HeadWatch(DataSource database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("log-listener").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void appended(List<AppendOutcome> outcomes) {
        for (var outcome : outcomes) {
            if (outcome instanceof AppendOutcome.Appended appended) {
                seen(appended.last());
            }
        }
    }

    void seen(long position) {
        lock.lock();
        try {
            if (position <= head) {
                return;
            }
            head = position;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * The last position that is known to be committed; what begins now sees everything up to it.
     */
    long known() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the log is known to be longer than this; false when the time is over. */
    boolean awaitBeyond(long position, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (head <= position && left > 0) {
                left = grown.awaitNanos(left);
            }
            return head > position;
        } finally {
            lock.unlock();
        }
    }

    /** Calls this after each growth, until the answer is run. */
    Runnable onGrowth(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void run() {
        while (!closed) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                // The database is away: readers still poll, and we listen again when it is back.
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen throughline_log");
        }
        var notifications = connection.unwrap(PGConnection.class);
        while (!closed) {
            var heard = notifications.getNotifications((int) LISTEN.toMillis());
            if (heard != null) {
                for (var one : heard) {
                    seen(Long.parseLong(one.getParameter()));
                }
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
