package org.throughline.agencies.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.erasing.ErasureWordTable;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.agencies.reaching.Lease;
import org.throughline.agencies.reaching.LeaseTable;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.partner.Served;

/**
 * What was delivered, what waits, and what is given up. A try is written down before it is made and
 * settled after it, each time in one transaction that also holds the right to deliver: a node that
 * lost it changes nothing.
 */
public final class Ledger {
    private final Connections connections;
    private final DeliveryTable deliveries;
    private final LookedForTable lookedFor;
    private final ErasureWordTable words;
    private final LeaseTable leases;
    private final TransactionTemplate transaction;
    private final AgencyStore store;
    private final FailureReport report;
    private final Backoff backoff;
    private final Duration leaseTime;
    private final Clock clock;

    /**
     * @param database the gateway database, migrated
     * @param box where the desk is told of what is given up
     * @param leaseTime how long a node may stand still before another takes its agencies over;
     *     longer than any try takes
     */
    public Ledger(
            DataSource database,
            AgencyStore store,
            AnswerBox box,
            Backoff backoff,
            Duration leaseTime,
            Clock clock) {
        this.connections = new Connections(database, clock);
        this.deliveries = new DeliveryTable(database);
        this.lookedFor = new LookedForTable(database);
        this.words = new ErasureWordTable(database);
        this.leases = new LeaseTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.store = store;
        this.report = new FailureReport(box, clock);
        this.backoff = backoff;
        this.leaseTime = leaseTime;
        this.clock = clock;
    }

    /**
     * What goes out in one try.
     *
     * @param lease the right of this node to deliver it
     * @param sending by releaseSeq; empty when nothing is due
     */
    public record Begun(Lease lease, List<Sending> sending) {
        public Begun {
            sending = List.copyOf(sending);
        }
    }

    /** Whether something is due; to be asked before {@link #begin}, which writes. */
    public boolean isWorkWaiting(Connection connection) {
        var now = clock.instant();
        return !lookedFor.due(connection, now, 1).isEmpty() && connections.isDue(connection, now);
    }

    /** Whether a gate that opens or closes may change anything. */
    public boolean isAnythingLeft(Connection connection) {
        return lookedFor.isAnythingLeft(connection);
    }

    /**
     * What is to be delivered now, written down as being sent; empty while another node has the
     * right to. Each gate is looked at again: behind a closed one everything but notices and last
     * words is cancelled.
     *
     * @param node which node this is
     */
    public Optional<Begun> begin(String node, Connection connection, int limit) {
        return together(() -> {
            connections.held(connection.agency());
            return leases.take(connection.agency(), node, leaseTime)
                    .map(lease -> new Begun(lease, sending(connection, limit)));
        });
    }

    private List<Sending> sending(Connection connection, int limit) {
        var now = clock.instant();
        var served = new ServedEntries(store);
        judgeGates(connection, served, now);
        tellStuck(connection);
        var sending = new ArrayList<Sending>();
        if (connections.isDue(connection, now)) {
            for (var delivery : lookedFor.due(connection, now, limit)) {
                deliveries.sending(delivery, now);
                sending.add(
                        new Sending(
                                lookedFor.find(connection, delivery).orElseThrow(),
                                served.of(delivery),
                                delivery.isErasure()
                                        ? words.find(delivery.agency(), delivery.erasure())
                                                .orElseThrow()
                                        : null));
            }
        }
        return sending;
    }

    /** Lets another node go on at once. */
    public void giveUp(Lease lease) {
        leases.giveUp(lease);
    }

    private void judgeGates(Connection connection, ServedEntries served, Instant now) {
        deliveries.lineUpBehindOpenGates(connection, now);
        var closed = lookedFor.behindClosedGates(connection);
        for (var delivery : closed) {
            if (served.of(delivery).state() == Served.State.WHOLE) {
                deliveries.markLastWord(delivery);
            } else {
                deliveries.cancel(delivery, Refusal.NO_BASIS.name(), now);
            }
        }
        if (!closed.isEmpty()) {
            connections.advance(connection.agency());
        }
    }

    /**
     * Settles a try; false when this node had no right to it any more.
     *
     * @param pause until the channel's next run
     */
    public boolean settle(
            Lease lease,
            Connection connection,
            List<Sending> sending,
            Outcome outcome,
            Duration pause) {
        return together(() -> {
            // First of all, so that a change of channel waits for this and not this for it.
            connections.held(lease.agency());
            if (!leases.keep(lease, leaseTime)) {
                return false;
            }
            for (var one : sending) {
                settle(one.delivery(), outcome);
            }
            tellStuck(connection);
            connections.advance(connection.agency());
            if (pause.isPositive()) {
                connections.nextRun(connection, clock.instant().plus(pause));
            }
            return true;
        });
    }

    private void settle(Delivery delivery, Outcome outcome) {
        switch (outcome) {
            case Outcome.Confirmed(var receipt) -> {
                if (deliveries.confirmed(delivery, receipt, clock.instant())
                        && delivery.isToldFailed()) {
                    report.arrived(delivery, receipt);
                }
            }
            case Outcome.TryLater(var reason) ->
                    backoff.after(delivery.tries())
                            .ifPresentOrElse(
                                    wait ->
                                            deliveries.failed(
                                                    delivery, reason, clock.instant().plus(wait)),
                                    () -> deliveries.parked(delivery, reason));
            case Outcome.Undeliverable(var reason) -> deliveries.parked(delivery, reason);
        }
    }

    /** The desk hears of each referral that is given up, or stands behind an entry that is. */
    private void tellStuck(Connection connection) {
        for (var stuck : lookedFor.stuckReferrals(connection)) {
            report.givenUp(stuck, lookedFor.blocker(connection, stuck));
            deliveries.markToldFailed(stuck);
        }
    }

    private <T> T together(Supplier<T> effects) {
        return requireNonNull(transaction.execute(_ -> effects.get()));
    }
}
