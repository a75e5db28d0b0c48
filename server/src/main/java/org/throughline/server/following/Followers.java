package org.throughline.server.following;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** All followers of this node: read your own writes, and see who lags. */
public final class Followers implements AutoCloseable {
    private final LogReader log;
    private final List<FollowerLoop> loops;

    public Followers(LogReader log, List<FollowerLoop> loops) {
        this.log = log;
        this.loops = List.copyOf(loops);
    }

    public void start() {
        loops.forEach(FollowerLoop::start);
    }

    /** Waits until every follower that is awaited has taken the entry at this position. */
    public void await(long position, Duration atMost)
            throws InterruptedException, TimeoutException {
        for (var loop : loops) {
            if (loop.isAwaited()) {
                loop.await(position, atMost);
            }
        }
    }

    public List<FollowerLoop> loops() {
        return loops;
    }

    /** Position of the last entry of the log. */
    public long head() {
        return log.head();
    }

    @Override
    public void close() {
        loops.forEach(FollowerLoop::close);
    }
}
