package org.throughline.agencies.channels;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.ledger.Ledger;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.Sending;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.agencies.reaching.DeliveryBell;
import org.throughline.agencies.reaching.Lease;
import org.throughline.casefile.ids.AgencyId;

/** Delivers to one agency by whatever channel it uses, as long as this node has the right to. */
final class DeliveryStep implements AgencyLoop.Step {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStep.class);
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final Duration ARRIVED_WAIT = Duration.ofSeconds(2);

    private static final long JUDGE_NANOS = Duration.ofSeconds(2).toNanos();

    private final AgencyId agency;
    private final String node;
    private final Parts parts;
    private @Nullable Lease lease;
    private long judgedAt = System.nanoTime();

    /** What the steps of all agencies share. */
    record Parts(
            Connections connections,
            Ledger ledger,
            Map<String, Channel> channels,
            DeliveryBell bell) {}

    DeliveryStep(AgencyId agency, String node, Parts parts) {
        this.agency = agency;
        this.node = node;
        this.parts = parts;
    }

    @Override
    public void run() throws Exception {
        var connection = parts.connections().of(agency);
        var channel = parts.channels().get(connection.channel());
        if (channel == null || !isThereAnythingToDo(connection)) {
            // Where it is read where it arrives, nothing is to be brought.
            parts.bell().await(agency, connection.isReadWhereItArrives() ? ARRIVED_WAIT : WAIT);
            return;
        }
        var begun = parts.ledger().begin(node, connection, channel.entriesMax()).orElse(null);
        lease = begun == null ? null : begun.lease();
        if (begun == null || begun.sending().isEmpty()) {
            parts.bell().await(agency, WAIT);
            return;
        }
        deliver(begun.lease(), connection, channel, begun.sending());
    }

    private boolean isThereAnythingToDo(Connection connection) {
        if (parts.ledger().isWorkWaiting(connection)) {
            return true;
        }
        if (System.nanoTime() - judgedAt < JUDGE_NANOS) {
            return false;
        }
        judgedAt = System.nanoTime();
        return parts.ledger().isAnythingLeft(connection);
    }

    private void deliver(Lease right, Connection connection, Channel channel, List<Sending> sending)
            throws InterruptedException {
        var outcome = outcome(connection, channel, sending);
        if (outcome.isPresent()) {
            parts.ledger().settle(right, connection, sending, outcome.get(), channel.every());
            return;
        }
        // Only the one that it is about may suffer for it.
        for (var one : sending) {
            deliver(right, connection, channel, List.of(one));
        }
    }

    /** Empty when one of several is so that the channel cannot do anything with it. */
    private Optional<Outcome> outcome(Connection connection, Channel channel, List<Sending> sending)
            throws InterruptedException {
        try {
            return Optional.of(channel.deliver(connection, sending));
        } catch (RuntimeException poisoned) {
            if (sending.size() > 1) {
                return Optional.empty();
            }
            LOG.warn(
                    "{}: entry {} cannot be delivered by {}: {}",
                    agency,
                    sending.getFirst().delivery().releaseSeq(),
                    channel.code(),
                    poisoned.getClass().getSimpleName());
            return Optional.of(new Outcome.Undeliverable(Outcome.REJECTED));
        }
    }

    @Override
    public void reset() {
        // The lease ends by itself, and what was under way goes out again.
    }

    @Override
    public void close() {
        var held = lease;
        if (held != null) {
            parts.ledger().giveUp(held);
        }
    }
}
