package org.throughline.agencies.releasing;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.releasing.OutboxTable.Outgoing;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.person.PersonKeys;

/**
 * What leaves for an agency at this moment. A gate may have closed while an entry waited, for a
 * broker that was away or a receiver that asked again: then the entry leaves without its fields,
 * notices and last words excepted (section 4.6), and once more when the gate opens again.
 */
public final class Leaving {
    private final OutboxTable outbox;
    private final EntrySeal seal;
    private final TransactionTemplate transaction;

    /**
     * Over the casework database, migrated.
     *
     * @param keys with which what is kept of persons was sealed
     */
    public Leaving(DataSource database, PersonKeys keys) {
        this.seal = new EntrySeal(keys);
        this.outbox = new OutboxTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** These as they may leave now, all of them to one agency. */
    public List<Outgoing> now(AgencyId agency, List<Outgoing> waiting) {
        var entries = waiting.stream().filter(one -> one.entry() != null).toList();
        var leaving =
                entries.isEmpty()
                        ? waiting
                        : java.util.Objects.requireNonNull(
                                transaction.execute(_ -> withheld(agency, waiting, entries)));
        return leaving.stream().map(one -> opened(agency, one)).toList();
    }

    private Outgoing opened(AgencyId agency, Outgoing one) {
        var entry = one.entry();
        var body = one.body();
        return new Outgoing(
                one.outboxSeq(),
                one.kind(),
                one.caseId(),
                entry == null ? null : seal.opened(entry),
                body == null || !one.kind().equals("mask") ? body : seal.openedMask(agency, body));
    }

    private List<Outgoing> withheld(
            AgencyId agency, List<Outgoing> waiting, List<Outgoing> entries) {
        var closed =
                outbox.closed(agency, entries.stream().map(Outgoing::caseId).distinct().toList());
        if (closed.isEmpty()) {
            return waiting;
        }
        var leaving = new ArrayList<Outgoing>();
        var emptied = new ArrayList<Long>();
        for (var one : waiting) {
            var entry = one.entry();
            if (entry == null || entry.staysWhole() || !closed.contains(one.caseId())) {
                leaving.add(one);
            } else {
                emptied.add(one.outboxSeq());
                leaving.add(
                        new Outgoing(
                                one.outboxSeq(),
                                one.kind(),
                                one.caseId(),
                                entry.withoutFields(),
                                one.body()));
            }
        }
        // Noted before it leaves: a gate that opens after this puts them in line again.
        outbox.withheld(agency, emptied);
        return leaving;
    }
}
