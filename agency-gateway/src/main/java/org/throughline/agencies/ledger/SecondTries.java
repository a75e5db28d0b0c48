package org.throughline.agencies.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.agencies.reaching.DeliveryBell;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;

/** The ledger as a person sees it, who may have an entry sent again. */
public final class SecondTries {
    private final Connections connections;
    private final DeliveryTable deliveries;
    private final LookedForTable lookedFor;
    private final TransactionTemplate transaction;
    private final AgencyStore store;
    private final DeliveryBell bell;
    private final Clock clock;

    /** Over the gateway database, migrated. */
    public SecondTries(DataSource database, AgencyStore store, DeliveryBell bell, Clock clock) {
        this.connections = new Connections(database, clock);
        this.deliveries = new DeliveryTable(database);
        this.lookedFor = new LookedForTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.store = store;
        this.bell = bell;
        this.clock = clock;
    }

    /** What became of the wish to send again. */
    public enum Again {
        QUEUED,
        NOT_FOUND,
        /** The gate is closed: nothing more of it leaves. */
        NO_BASIS
    }

    /** Puts an entry in line again, under the ids that it has. */
    public Again again(AgencyId agency, long releaseSeq) {
        return again(agency, connection -> lookedFor.meant(connection, releaseSeq), _ -> true);
    }

    /**
     * The same for a wish of the project that may be heard twice.
     *
     * @param wishSeq number of the wish; one that is not above those heard before changes nothing
     */
    public Again again(AgencyId agency, long releaseSeq, long wishSeq) {
        return again(
                agency,
                connection -> lookedFor.entry(connection, releaseSeq),
                delivery -> deliveries.isNewWish(delivery, wishSeq));
    }

    private Again again(
            AgencyId agency,
            Function<Connection, Optional<Delivery>> search,
            Predicate<Delivery> isWished) {
        return requireNonNull(
                transaction.execute(_ -> {
                    var connection = connections.held(agency);
                    var found = search.apply(connection);
                    if (found.isEmpty() || connection.isReadWhereItArrives()) {
                        return Again.NOT_FOUND;
                    }
                    var delivery = found.get();
                    if (!new ServedEntries(store).mayLeave(delivery)) {
                        return Again.NO_BASIS;
                    }
                    if (isWished.test(delivery)) {
                        deliveries.lineUp(delivery, clock.instant());
                        bell.ring(agency);
                    }
                    return Again.QUEUED;
                }));
    }

    /** Rows of the ledger: what is given up first, then what failed, then the newest. */
    public List<Delivery> list(int limit) {
        return lookedFor.list(null, limit);
    }

    /** The same of one agency. */
    public List<Delivery> list(AgencyId agency, int limit) {
        return lookedFor.list(agency, limit);
    }

    /** How many deliveries to this agency are given up. */
    public int parked(AgencyId agency) {
        return lookedFor.parked(agency);
    }
}
