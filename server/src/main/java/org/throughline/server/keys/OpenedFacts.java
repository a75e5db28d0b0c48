package org.throughline.server.keys;

import java.util.List;
import org.throughline.log.entry.StoredEvent;
import org.throughline.referrals.stored.UnknownFact;

/**
 * The facts of the log with their personal part open, for whoever follows it: what another follower
 * of this node has opened just now is not opened again.
 */
@FunctionalInterface
public interface OpenedFacts {

    /**
     * The facts after a position, in order, at most so many.
     *
     * @throws UnknownFact when one is of no kind that is known, or is not what was recorded
     */
    List<StoredEvent> openedAfter(long position, int limit);
}
