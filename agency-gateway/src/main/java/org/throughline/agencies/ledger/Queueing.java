package org.throughline.agencies.ledger;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.throughline.agencies.reaching.Connections;
import org.throughline.agencies.reaching.DeliveryBell;
import org.throughline.casefile.partner.ErasureWord;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.PartnerEntryListener;

/**
 * Puts each entry in line for the channel that its agency uses, in the transaction that stores it.
 */
public final class Queueing implements PartnerEntryListener {
    private final Connections connections;
    private final DeliveryTable deliveries;
    private final DeliveryBell bell;
    private final Clock clock;

    public Queueing(DataSource database, DeliveryBell bell, Clock clock) {
        this.connections = new Connections(database, clock);
        this.deliveries = new DeliveryTable(database);
        this.bell = bell;
        this.clock = clock;
    }

    @Override
    public void received(List<PartnerEntry> entries) {
        var agency = entries.getFirst().agency();
        var connection = connections.held(agency);
        deliveries.insert(entries, connection, clock.instant());
        if (!connection.isReadWhereItArrives()) {
            bell.ring(agency);
        }
    }

    /** Whatever left in its place had nothing in it. */
    @Override
    public void filled(PartnerEntry entry, List<PartnerEntry> told) {
        var connection = connections.held(entry.agency());
        if (!connection.isReadWhereItArrives()) {
            deliveries.lineUp(entry, connection, clock.instant());
            bell.ring(entry.agency());
        }
    }

    /** Word of it goes the way that the words went, behind them. */
    @Override
    public void erased(ErasureWord word) {
        var connection = connections.held(word.agency());
        deliveries.insert(word, connection, clock.instant());
        if (!connection.isReadWhereItArrives()) {
            bell.ring(word.agency());
        }
    }
}
