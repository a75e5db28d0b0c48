package org.throughline.agencies.releasing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.releasing.OutboxTable.Outgoing;
import org.throughline.agencies.sealing.EntrySeal;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
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
        var entries = new LinkedHashMap<CaseId, List<Outgoing>>();
        for (var one : waiting) {
            if (one.entry() != null) {
                entries.computeIfAbsent(one.caseId(), _ -> new ArrayList<>()).add(one);
            }
        }
        var closed =
                doubtful(agency, entries.keySet()).stream()
                        .filter(one ->
                                isWithheld(agency, one, entries.getOrDefault(one, List.of())))
                        .collect(Collectors.toSet());
        return waiting.stream()
                .map(one -> opened(agency, closed.contains(one.caseId()) ? emptied(one) : one))
                .toList();
    }

    private static boolean isEmptied(@Nullable PartnerEntry entry) {
        return entry != null && !entry.staysWhole();
    }

    private static Outgoing emptied(Outgoing one) {
        var entry = one.entry();
        return entry == null || entry.staysWhole()
                ? one
                : new Outgoing(
                        one.outboxSeq(),
                        one.kind(),
                        one.caseId(),
                        entry.withoutFields(),
                        one.body());
    }

    /** The cases of which it has to be looked closer whether they are closed; most are not. */
    private Set<CaseId> doubtful(AgencyId agency, Set<CaseId> cases) {
        if (cases.isEmpty()) {
            return Set.of();
        }
        var doubtful = new HashSet<>(gates.closed(agency, cases));
        doubtful.addAll(changes.after(released.position(), cases));
        return doubtful;
    }

    /**
     * Whether the case is closed to the agency. It is noted that its entries leave empty, before
     * they do: a gate that opens after this puts them in line again. Each case by itself: whoever
     * held two gates could wait for releasing while releasing waits for them.
     */
    private boolean isWithheld(AgencyId agency, CaseId caseId, List<Outgoing> entries) {
        return requireNonNull(
                transaction.execute(_ -> {
                    boolean isClosed = gates.heldIsClosed(agency, caseId);
                    if (!isClosed && isClosedAhead(agency, caseId)) {
                        gates.closeAhead(agency, caseId);
                        isClosed = true;
                    }
                    if (isClosed) {
                        outbox.withheld(
                                agency,
                                entries.stream()
                                        .filter(one -> isEmptied(one.entry()))
                                        .map(Outgoing::outboxSeq)
                                        .toList());
                    }
                    return isClosed;
                }));
    }

    /**
     * Whether the gate is closed by what is recorded and not released yet. Whoever withdraws
     * consent must not wait for releasing. What was released before the gate was held is known to
     * it.
     */
    private boolean isClosedAhead(AgencyId agency, CaseId caseId) {
        return !changes.after(released.position(), Set.of(caseId)).isEmpty()
                && Expiring.closedBy(histories.apply(caseId), register.get()).contains(agency);
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
}
