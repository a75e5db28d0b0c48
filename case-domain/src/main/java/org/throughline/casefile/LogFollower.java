package org.throughline.casefile;

import java.util.List;

/**
 * Someone who is told of every entry of the log, in order and without gaps. Effect and position are
 * written in one transaction, so a follower that is killed goes on where its effects end.
 */
public interface LogFollower {

    /** The name under which its lag is shown. */
    String name();

    /** The position of the last entry whose effect is durable; 0 when there is none. */
    long position();

    /**
     * Takes the entries that follow {@link #position()}; either all of them take effect or none.
     */
    void follow(List<LogEntry> entries);

    /**
     * Called again and again while nothing follows {@link #position()}, for what comes by time
     * alone.
     */
    default void rest() {}

    /** Whether those who have just recorded something wait until this follower has taken it. */
    default boolean isAwaited() {
        return true;
    }
}
