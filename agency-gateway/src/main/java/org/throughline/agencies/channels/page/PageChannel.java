package org.throughline.agencies.channels.page;

import java.util.List;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.Sending;
import org.throughline.agencies.reaching.Connection;

/**
 * The agency's own pages. They show what stands in the store, so that having received an entry is
 * having delivered it; only what another channel left over comes here.
 */
public final class PageChannel implements Channel {
    private static final int ENTRIES_MAX = 1;

    @Override
    public String code() {
        return Connection.PAGE;
    }

    @Override
    public int entriesMax() {
        return ENTRIES_MAX;
    }

    @Override
    public Outcome deliver(Connection connection, List<Sending> sending) {
        return new Outcome.Confirmed(sending.getFirst().delivery().eventId());
    }
}
