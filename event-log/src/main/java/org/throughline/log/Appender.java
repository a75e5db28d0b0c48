package org.throughline.log;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.AppendUnknown;
import org.throughline.log.entry.LogAway;
import org.throughline.log.entry.OldEpoch;

/**
 * The one writer of a node: it drains what callers have handed over, as much as there is, without
 * artificial delay. A caller that finds nobody writing writes its own append on its own thread,
 * which spares two changes of thread; whatever has queued up meanwhile is the writer thread's.
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
    private List<Append> unanswered = List.of();
    private boolean writing;
    private boolean handedOver;
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
        List<Append> own = List.of();
        lock.lock();
        try {
            if (closed) {
                append.answer()
                        .completeExceptionally(new IllegalStateException("the log is closed"));
            } else if (queue.size() >= QUEUE_MAX) {
                append.answer()
                        .completeExceptionally(
                                new LogAway(
                                        "more than " + QUEUE_MAX + " appends wait; try again later",
                                        null));
            } else {
                queue.add(append);
                if (!writing) {
                    writing = true;
                    own = Batch.from(queue).appends();
                }
            }
        } finally {
            lock.unlock();
        }
        if (!own.isEmpty()) {
            handOver(write(own, 1, Runnable::run));
        }
    }

    /** Leaves what is still to be written to the thread. */
    private void handOver(List<Append> left) {
        lock.lock();
        try {
            unanswered = left;
            if (left.isEmpty() && queue.isEmpty()) {
                writing = false;
            } else {
                handedOver = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (true) {
            List<Append> batch;
            boolean again;
            lock.lock();
            try {
                while (!handedOver && (writing || !closed)) {
                    changed.awaitUninterruptibly();
                }
                again = !unanswered.isEmpty();
                batch = again ? unanswered : Batch.from(queue).appends();
                unanswered = List.of();
                if (batch.isEmpty()) {
                    handedOver = false;
                    writing = false;
                    changed.signalAll();
                    if (closed) {
                        return;
                    }
                    continue;
                }
            } finally {
                lock.unlock();
            }
            for (int attempt = again ? 2 : 1; !batch.isEmpty(); attempt++) {
                if (attempt > 1) {
                    pause();
                }
                batch = write(batch, attempt, Thread::startVirtualThread);
            }
        }
    }

    private interface Telling {
        void tell(Runnable answers);
    }

    /**
     * One attempt. Exactly once: what carries a once key is repeated after a lost answer, and the
     * log knows whether it was there.
     *
     * @return what is to be tried again
     */
    private List<Append> write(List<Append> batch, int attempt, Telling telling) {
        boolean sent = false;
        List<AppendOutcome> outcomes;
        try (var connection = database.getConnection()) {
            sent = true;
            outcomes = sql.append(connection, batch, attempt > 1);
        } catch (SQLException e) {
            return afterFailure(batch, attempt, sent, e);
        } catch (RuntimeException | Error e) { // the writer must go on for the others
            batch.forEach(append -> append.answer().completeExceptionally(e));
            return List.of();
        }
        // Whoever waits goes on with work of his own, which must not hold up the next batch.
        telling.tell(() -> answer(batch, outcomes));
        return List.of();
    }

    private void answer(List<Append> batch, List<AppendOutcome> outcomes) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(outcomes.get(i));
        }
        head.appended(outcomes);
    }

    private List<Append> afterFailure(
            List<Append> batch, int attempt, boolean sent, SQLException failure) {
        var refusal = refusal(failure);
        if (refusal != null) {
            batch.forEach(append -> append.answer().completeExceptionally(refusal));
            return List.of();
        }
        if (!isLostConnection(failure)) {
            return oneByOne(batch, failure);
        }
        var again = new ArrayList<Append>();
        for (var append : batch) {
            if (sent && append.keys().isEmpty()) {
                append.answer().completeExceptionally(new AppendUnknown(failure));
            } else if (attempt >= TRIES_MAX) {
                append.answer()
                        .completeExceptionally(
                                append.keys().isEmpty()
                                        ? new LogAway("the database does not answer", failure)
                                        : new AppendUnknown(failure));
            } else {
                again.add(append);
            }
        }
        return again;
    }

    /** The database refused the batch as a whole; only what it refuses alone is to blame. */
    private List<Append> oneByOne(List<Append> batch, SQLException failure) {
        if (batch.size() == 1) {
            batch.getFirst().answer().completeExceptionally(failure);
            return List.of();
        }
        var again = new ArrayList<Append>();
        for (var append : batch) {
            again.addAll(write(List.of(append), 1, Thread::startVirtualThread));
        }
        return again;
    }

    private @Nullable RuntimeException refusal(SQLException failure) {
        return OldEpoch.SQL_STATE.equals(failure.getSQLState())
                ? new OldEpoch(sql.epoch(), failure)
                : null;
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

    /** What was handed in before is still written. */
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
