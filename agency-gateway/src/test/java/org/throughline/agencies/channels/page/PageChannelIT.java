package org.throughline.agencies.channels.page;

import static org.throughline.agencies.channels.Reached.HOMES;

import java.util.Comparator;
import java.util.List;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.channels.ChannelContract;
import org.throughline.agencies.ledger.Delivery;
import org.throughline.agencies.reaching.Connection;

/** The pages, which have an entry as soon as the store has it. */
class PageChannelIT extends ChannelContract {
    private boolean isFirst = true;

    @Override
    protected Channel channel() {
        return new PageChannel();
    }

    /** The pages are what everybody has who has set nothing up. */
    @Override
    protected void use() {
        if (!isFirst) {
            reached.connections.use(Connection.by(Connection.PAGE, HOMES, "", ""));
        }
        isFirst = false;
    }

    @Override
    protected List<String> arrived() {
        return reached.secondTries.list(1000).stream()
                .filter(one -> one.channel().equals(Connection.PAGE))
                .filter(one -> one.state().equals("confirmed"))
                .sorted(
                        Comparator.comparingLong(Delivery::releaseSeq)
                                .thenComparing(Delivery::erasure))
                .map(one -> one.caseId() + " " + id(one))
                .toList();
    }

    private static String id(Delivery one) {
        return one.isErasure()
                ? one.erasure() + "." + one.agency()
                : one.eventId() + "." + one.agencySeq();
    }
}
