package org.throughline.campaign.check;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.log.PostgresLog;
import org.throughline.log.axon.AlreadyAppended;
import org.throughline.log.axon.PostgresEventStorageEngine;
import org.throughline.log.entry.StoredEvent;
import org.throughline.referrals.Desk;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.log.FactReader;
import org.throughline.referrals.log.LogAccess;
import org.throughline.referrals.log.OnceKeys;
import org.throughline.referrals.stored.StoredFact;

/** Reads log and agency stores straight from their databases, past the programs that wrote them. */
public final class Stores implements AutoCloseable {
    private final PostgresLog log;
    private final Desk desk;
    private final AgencyStore agencies;
    private final ArrivalTable arrivals;

    public Stores(DataSource casework, DataSource gateway, KeyRing keys) {
        this.log = new PostgresLog(casework, "stream");
        this.desk =
                new Desk(
                        new LogAccess(
                                new PostgresEventStorageEngine(log),
                                (scope, id) ->
                                        log.once(scope, id)
                                                .map(once ->
                                                        new OnceKeys.First(
                                                                once.digest(),
                                                                once.first(),
                                                                once.last())),
                                (stream, after) -> {
                                    var slice = log.readStream(stream, after);
                                    return new FactReader.Slice(
                                            slice.events().stream().map(Stores::fact).toList(),
                                            slice.head());
                                },
                                PostgresEventStorageEngine.KNOWN_UP_TO,
                                AlreadyAppended.class,
                                keys));
        this.agencies =
                new AgencyStore(
                        gateway,
                        _ -> Dialect.of(AgencyKind.VOLUNTARY),
                        List.of(),
                        Clock.systemUTC());
        this.arrivals = new ArrivalTable(gateway);
    }

    private static StoredFact fact(StoredEvent event) {
        return new StoredFact(
                event.position(),
                Optional.ofNullable(event.stream()).orElseThrow(),
                (int) event.streamSeq(),
                event.id(),
                event.name(),
                event.version(),
                event.timestamp(),
                event.payload(),
                event.metadata());
    }

    /** The positions of all that the log holds, in the order in which it is read. */
    public List<Long> positions() {
        var positions = new ArrayList<Long>();
        for (var page = log.read(0, 5000); !page.isEmpty(); ) {
            page.forEach(event -> positions.add(event.position()));
            page = log.read(positions.getLast(), 5000);
        }
        return positions;
    }

    /** The history of a case; empty when it has none. */
    public List<RecordedEvent> history(CaseId caseId) {
        return desk.histories().of(caseId);
    }

    public AgencyStore agencies() {
        return agencies;
    }

    /** When the events that were told at once came to an agency, of cases that begin like this. */
    public Map<String, Instant> arrivals(String agency, String prefix) {
        return arrivals.of(agency, prefix);
    }

    @Override
    public void close() {
        desk.close();
        log.close();
    }
}
