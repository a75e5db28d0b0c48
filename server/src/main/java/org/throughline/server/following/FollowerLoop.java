package org.throughline.server.following;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;

/**
 * Tells one follower of everything that is appended to the log, in order. A failure stops it at its
 * position and is tried again with growing pauses; nothing is skipped.
 */
public final class FollowerLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerLoop.class);
    private static final int ENTRIES_PER_BATCH_MAX = 500;

    /** Pages end with a whole commit, so one that is full may hold less than all that it could. */
    private static final int ENTRIES_OF_A_FULL_PAGE = ENTRIES_PER_BATCH_MAX / 2;

    private static final Duration POLL = Duration.ofSeconds(1);

    /** Where nobody waits, what comes close together is taken together: it costs as much as one. */
    private static final Duration GATHER = Duration.ofMillis(200);

    private static final Duration PAUSE_MIN = Duration.ofMillis(200);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final LogFollower follower;
    private final LogReader log;
    private final Pauses pauses;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Thread thread;
    private volatile long position;
    private volatile @Nullable String trouble;
    private volatile boolean isPaused;
    private volatile boolean closed;

    /** Whether {@link #position} needs no look at what is durable; only the loop itself asks. */
    private boolean isSure;

    public FollowerLoop(LogFollower follower, LogReader log) {
        this(follower, log, Pauses.NONE);
    }

    /**
     * @param pauses asked before each step
     */
    public FollowerLoop(LogFollower follower, LogReader log, Pauses pauses) {
        this.follower = follower;
        this.log = log;
        this.pauses = pauses;
        // A thread of the system: a virtual one has to wait after each answer of the database until
        // those who hand something in let go of a processor, and falls behind when they are many.
        this.thread =
                Thread.ofPlatform()
                        .name("following-" + follower.name())
                        .daemon()
                        .unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public String name() {
        return follower.name();
    }

    /** Whether those who have just recorded something wait for this follower. */
    boolean isAwaited() {
        return follower.isAwaited() && !isPaused;
    }

    /** Whether somebody has paused the follower: it stays at its position and tries nothing. */
    public boolean isPaused() {
        return isPaused;
    }

    /** The position up to which the follower's effects are durable, as far as this node knows. */
    public long position() {
        return position;
    }

    /** What stops the follower now, without content of any case; null while it runs. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Waits until the follower has taken the entry at this position. */
    public void await(long wanted, Duration atMost) throws InterruptedException, TimeoutException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (position < wanted) {
                if (left <= 0) {
                    throw new TimeoutException(
                            name() + " is at " + position + " and has not reached " + wanted);
                }
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        var pause = PAUSE_MIN;
        while (!closed) {
            try {
                step();
                trouble = null;
                pause = PAUSE_MIN;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (
                    Exception
                            e) { // the outermost loop: whatever it is, the follower stays where it
                // is and tries again
                if (closed) {
                    return;
                }
                isSure = false;
                trouble = "after position " + position + ": " + Trouble.of(e);
                LOG.warn(
                        "{} stopped: {}; trying again in {} ms", name(), trouble, pause.toMillis());
                if (!slept(pause)) {
                    return;
                }
                pause =
                        pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0
                                ? PAUSE_MAX
                                : pause.multipliedBy(2);
            }
        }
    }

    private void step() throws InterruptedException {
        isPaused = pauses.isPaused(name());
        if (isPaused) {
            // Another node may have gone on before it saw the pause.
            isSure = false;
            // Nothing announces that a pause has ended, so it is asked again; stopping ends the
            // sleep.
            Thread.sleep(POLL);
            return;
        }
        if (!isSure) {
            reached(follower.position());
            isSure = true;
        }
        if (log.known() <= position) {
            follower.rest();
            log.awaitBeyond(position, POLL);
            return;
        }
        var entries = log.after(position, ENTRIES_PER_BATCH_MAX);
        if (entries.isEmpty()) {
            return;
        }
        // Far behind, another node may be further: what it took need not be read here.
        isSure = entries.size() < ENTRIES_OF_A_FULL_PAGE;
        if (isSure || follower.isAwaited()) {
            follower.follow(entries);
            reached(entries.getLast().position());
            if (!follower.isAwaited()) {
                Thread.sleep(GATHER);
            }
        } else {
            followGivingWay(entries);
        }
    }

    /**
     * The same of a follower for whom nobody waits, and who is behind: while others record faster
     * than it takes pages, it leaves them half of its time.
     */
    private void followGivingWay(List<LogEntry> entries) throws InterruptedException {
        long head = log.head();
        long began = System.nanoTime();
        follower.follow(entries);
        reached(entries.getLast().position());
        if (log.head() - head >= entries.size()) {
            // Nothing is waited for: the time is for those who record, and stopping ends it.
            Thread.sleep(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private void reached(long newPosition) {
        lock.lock();
        try {
            position = newPosition;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
