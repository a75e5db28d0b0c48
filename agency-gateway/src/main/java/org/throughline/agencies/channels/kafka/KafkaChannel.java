package org.throughline.agencies.channels.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.Sending;
import org.throughline.agencies.reaching.Connection;

/**
 * The agency's own consumer, which reads the topic that its gateway reads: having received an entry
 * is having delivered it. Only what another channel left over comes here; it stands in the topic as
 * well, unless it is as old as the topic keeps anything.
 */
public final class KafkaChannel implements Channel {
    /** A day less than the topic keeps a record, so that there is time to read it. */
    private static final Duration STANDS_THERE = Duration.ofDays(6);

    private static final int ENTRIES_MAX = 1;

    private final Clock clock;

    public KafkaChannel(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String code() {
        return Connection.KAFKA;
    }

    @Override
    public int entriesMax() {
        return ENTRIES_MAX;
    }

    @Override
    public Outcome deliver(Connection connection, List<Sending> sending) {
        var one = sending.getFirst();
        return one.delivery().queuedAt().isBefore(clock.instant().minus(STANDS_THERE))
                ? new Outcome.Undeliverable(Outcome.REJECTED)
                : new Outcome.Confirmed(one.delivery().eventId());
    }
}
