package org.throughline.agencies.channels;

import java.util.Comparator;
import java.util.List;
import org.throughline.agencies.ledger.Delivery;

/** What every channel keeps to by which an entry has arrived as soon as the store has it. */
public abstract class ArrivedContract extends ChannelContract {

    /** The code of the channel. */
    protected abstract String code();

    @Override
    protected final List<String> arrived() {
        return reached.secondTries.list(1000).stream()
                .filter(one -> one.channel().equals(code()))
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
