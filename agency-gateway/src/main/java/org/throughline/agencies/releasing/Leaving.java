package org.throughline.agencies.releasing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.releasing.OutboxTable.Outgoing;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.register.Register;

/**
 * What leaves for an agency at this moment. A gate may have closed while an entry waited, for a
 * broker that was away or a receiver that asked again: then the entry leaves without its fields,
 * notices and last words excepted (section 4.6), and once more when the gate opens again.
 */
public final class Leaving {
    private final OutboxTable outbox;
    private final GateTable gates;
    private final ReleaseTable released;
    private final Changes changes;
    private final Function<CaseId, List<RecordedEvent>> histories;
    private final Supplier<Register> register;
    private final EntrySeal seal;
    private final TransactionTemplate transaction;

    /**
     * Over the casework database, migrated.
     *
     * @param keys with which what is kept of persons was sealed
     * @param changes where a gate may be closed already
     * @param histories the whole history of a case from the log
     * @param register the registers as they stand now
     */
    public Leaving(
            DataSource database,
            PersonKeys keys,
            Changes changes,
            Function<CaseId, List<RecordedEvent>> histories,
            Supplier<Register> register) {
        this.changes = changes;
        this.histories = histories;
        this.register = register;
        this.gates = new GateTable(database);
        this.released = new ReleaseTable(database);
        this.seal = new EntrySeal(keys);
        this.outbox = new OutboxTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** What stands in the log beyond what is released. */
    @FunctionalInterface
    public interface Changes {

        /** Those of these cases of which something is recorded beyond a position. */
        Set<CaseId> after(long position, Collection<CaseId> cases);
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
        var cases = entries.stream().map(Outgoing::caseId).distinct().toList();
        var closed = new HashSet<>(outbox.closed(agency, cases));
        closed.addAll(closedAhead(agency, cases));
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

    /**
     * Those of these cases whose gate is closed by what is recorded and not released yet. Whoever
     * withdraws consent must not wait for releasing.
     */
    private Set<CaseId> closedAhead(AgencyId agency, List<CaseId> cases) {
        var changed = changes.after(released.position(), cases);
        if (changed.isEmpty()) {
            return Set.of();
        }
        gates.hold(agency, changed);
        // Once more: what was released before the gates were held is known to them.
        var known = register.get();
        var closed =
                changes.after(released.position(), changed).stream()
                        .filter(one ->
                                Expiring.closedBy(histories.apply(one), known).contains(agency))
                        .collect(Collectors.toSet());
        gates.closeAhead(agency, closed);
        return closed;
    }
}
