package org.throughline.casefile;

import java.util.List;
import org.throughline.casefile.ids.CaseId;

/**
 * Someone who is told of every entry of the log, in order and without gaps. Effect and position are
 * written in one transaction, so a follower that is killed goes on where its effects end.
 */
public interface LogFollower {

    /** What followers ask beside what they are told: what a case was before. */
    @FunctionalInterface
    interface Histories {
        /**
         * The facts of a case in its order, at least those up to this number of it and all that is
         * known of it without asking.
         */
        List<RecordedEvent> upTo(CaseId caseId, int caseSeq);

        /** All facts of a case that are recorded now. */
        default List<RecordedEvent> of(CaseId caseId) {
            return upTo(caseId, Integer.MAX_VALUE);
        }
    }

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
