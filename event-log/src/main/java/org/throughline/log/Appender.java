package org.throughline.log;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.throughline.log.entry.AppendUnknown;

/**
 * The one writer of a node: it drains what callers have handed over, as much as there is, without
 * artificial delay.
 */
final class Appender implements AutoCloseable {
    private static final int QUEUE_MAX = 10_000;
    private static final int TRIES_MAX = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DataSource database;
    private final AppendSql sql;
    private final HeadWatch head;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Append> queue = new ArrayDeque<>();
    private final Thread thread;
    private boolean closed;

    Appender(DataSource database, AppendSql sql, HeadWatch head) {
        this.database = database;
        this.sql = sql;
        this.head = head;
        this.thread = Thread.ofPlatform().name("log-appender").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void hand(Append append) {
        lock.lock();
        try {
            if (closed) {
                append.answer()
                        .completeExceptionally(new IllegalStateException("the log is closed"));
            } else if (queue.size() >= QUEUE_MAX) {
                append.answer()
                        .completeExceptionally(
                                new IllegalStateException(
                                        "more than "
                                                + QUEUE_MAX
                                                + " appends wait; try again later"));
            } else {
                queue.add(append);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (true) {
            List<Append> batch;
            lock.lock();
            try {
                while (queue.isEmpty() && !closed) {
                    changed.awaitUninterruptibly();
                }
                if (queue.isEmpty()) {
                    return;
                }
                batch = Batch.from(queue).appends();
            } finally {
                lock.unlock();
            }
            write(batch);
        }
    }

    /**
     * Exactly once: what carries a once key is repeated after a lost answer, and the log knows
     * whether it was there.
     */
    private void write(List<Append> batch) {
        var left = batch;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            try (var connection = database.getConnection()) {
                var outcomes = sql.append(connection, left, attempt > 1);
                for (int i = 0; i < left.size(); i++) {
                    left.get(i).answer().complete(outcomes.get(i));
                }
                head.appended(outcomes);
                return;
            } catch (SQLException e) {
                if (!isLostConnection(e) || attempt == TRIES_MAX) {
                    left.forEach(append -> append.answer().completeExceptionally(e));
                    return;
                }
                for (var append : left) {
                    if (append.keys().isEmpty()) {
                        append.answer().completeExceptionally(new AppendUnknown(e));
                    }
                }
                left = left.stream().filter(append -> !append.keys().isEmpty()).toList();
                pause();
            } catch (RuntimeException | Error e) { // the writer's thread must go on for the others
                left.forEach(append -> append.answer().completeExceptionally(e));
                return;
            }
        }
    }

    private static boolean isLostConnection(SQLException e) {
        var state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
