package org.throughline.server.following;

import java.time.Duration;
import java.util.List;
import org.throughline.casefile.LogEntry;

/** The log as a follower reads it. */
public interface LogReader {

    /**
     * The entries after a position, in order and without gaps; at most {@code limit}, never cut
     * inside a commit of a case.
     */
    List<LogEntry> after(long position, int limit);

    /** Position of the last entry; 0 while the log is empty. */
    long head();

    /** How long the log is at least, as far as this node was told; nobody is asked. */
    long known();

    /** Waits until the log is longer than this, or the time is over. */
    void awaitBeyond(long position, Duration atMost) throws InterruptedException;
}
