package org.throughline.agencies.channels;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.Sending;
import org.throughline.agencies.reaching.Connection;

/** A channel under test whose messages hold no entry: notes what it said it had told. */
public final class NotedChannel implements Channel {
    private final Channel channel;
    private final List<String> told;

    public NotedChannel(Channel channel, CopyOnWriteArrayList<String> told) {
        this.channel = channel;
        this.told = told;
    }

    @Override
    public String code() {
        return channel.code();
    }

    @Override
    public int entriesMax() {
        return channel.entriesMax();
    }

    @Override
    public Duration every() {
        return channel.every();
    }

    @Override
    public Outcome deliver(Connection connection, List<Sending> sending)
            throws InterruptedException {
        var outcome = channel.deliver(connection, sending);
        if (outcome instanceof Outcome.Confirmed) {
            for (var one : sending) {
                told.add(one.delivery().caseId() + " " + one.id());
            }
        }
        return outcome;
    }
}
