package org.throughline.agencies.channels;

import java.time.Duration;
import java.util.List;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.Sending;
import org.throughline.agencies.reaching.Connection;

/**
 * One way of bringing entries to an agency. It keeps nothing: what was tried and what came of it
 * stands in the ledger.
 */
public interface Channel {

    /** Its code. */
    String code();

    /** How many entries go out in one try, one outcome for all of them. */
    int entriesMax();

    /** How long to wait between two tries that went well; zero when there is no need to. */
    default Duration every() {
        return Duration.ZERO;
    }

    /**
     * Tries once. An exception counts as an entry that can never be delivered by this channel.
     *
     * @param sending in the order in which the agency is to have them; never empty
     */
    Outcome deliver(Connection connection, List<Sending> sending) throws InterruptedException;
}
