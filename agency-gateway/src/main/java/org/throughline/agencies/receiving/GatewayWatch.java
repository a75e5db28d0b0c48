package org.throughline.agencies.receiving;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.throughline.casefile.ids.AgencyId;

/**
 * Wakes those who wait for something of an agency: the gateway database says by NOTIFY, at the
 * commit, that an entry was stored or an answer settled, whichever node did it.
 */
public final class GatewayWatch implements AutoCloseable {
    /** The channel of the schema's triggers; its messages are agency codes. */
    private static final String CHANNEL = "throughline_gateway";

    private static final Duration LISTEN = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource database;
    private final Map<String, Bell> bells = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    public GatewayWatch(DataSource database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("gateway-listener").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Asks until the answer is good, anew after each word about the agency; the last answer when
     * the time is over or the program ends.
     */
    public <T> T until(AgencyId agency, Supplier<T> question, Predicate<T> isGood, Duration atMost)
            throws InterruptedException {
        var bell = bells.computeIfAbsent(agency.value(), _ -> new Bell());
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            // Before asking: what is stored between question and waiting rings too.
            long heard = bell.rung();
            var answer = question.get();
            long left = end - System.nanoTime();
            if (isGood.test(answer) || left <= 0 || closed) {
                return answer;
            }
            bell.await(heard, left);
        }
    }

    private void run() {
        while (!closed) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                // The database is away: we listen again when it is back, and everybody asks anew.
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        bells.values().forEach(Bell::ring);
        var notifications = connection.unwrap(PGConnection.class);
        while (!closed) {
            var heard = notifications.getNotifications((int) LISTEN.toMillis());
            if (heard != null) {
                for (var one : heard) {
                    var bell = bells.get(one.getParameter());
                    if (bell != null) {
                        bell.ring();
                    }
                }
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    /** The database is away, and whoever waits is looked after by their own time-out. */
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
        bells.values().forEach(Bell::ring);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How often there was word of an agency. */
    private static final class Bell {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition ringing = lock.newCondition();
        private long rung;

        long rung() {
            lock.lock();
            try {
                return rung;
            } finally {
                lock.unlock();
            }
        }

        void ring() {
            lock.lock();
            try {
                rung++;
                ringing.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void await(long heard, long nanos) throws InterruptedException {
            lock.lock();
            try {
                long left = nanos;
                while (rung == heard && left > 0) {
                    left = ringing.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
