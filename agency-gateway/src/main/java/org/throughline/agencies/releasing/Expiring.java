package org.throughline.agencies.releasing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.releasing.GateTable.OpenGate;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.register.RegisterEntry.BankHoliday;
import org.throughline.casefile.sharing.gate.SharingState;
import org.throughline.casefile.sharing.release.GateChange;

/**
 * Closes gates whose time is over although nothing is recorded: a consent or an agreement ended, or
 * the days after closing. To be called inside the transaction that holds the position.
 */
final class Expiring {
    private final GateTable gates;
    private final ReleaseTable released;
    private final OutboxTable outbox;
    private final Function<CaseId, List<RecordedEvent>> histories;
    private final Predicate<RecordedEvent> inStoryTime;

    /**
     * By whether it is the time of a story: before when nothing is over, as far as this transaction
     * knows. It is asked for each commit, and most change no end.
     */
    private final Map<Boolean, Instant> firstEnds = new HashMap<>();

    Expiring(
            DataSource database,
            Function<CaseId, List<RecordedEvent>> histories,
            Predicate<RecordedEvent> inStoryTime) {
        this.gates = new GateTable(database);
        this.released = new ReleaseTable(database);
        this.outbox = new OutboxTable(database);
        this.histories = histories;
        this.inStoryTime = inStoryTime;
    }

    boolean inStoryTime(RecordedEvent event) {
        return inStoryTime.test(event);
    }

    /** Whether there is anything to do at this moment of the clock. */
    boolean isDue(Instant now) {
        return !now.isBefore(gates.firstEnd(false));
    }

    /** A transaction begins: another node may have changed gates since the last one. */
    void begin() {
        firstEnds.clear();
    }

    /**
     * These are the ends of open gates of one case now.
     *
     * @param isStory whether they end by the time of a story
     */
    void kept(Collection<Instant> ends, boolean isStory) {
        for (var end : ends) {
            firstEnds.computeIfPresent(isStory, (_, first) -> end.isBefore(first) ? end : first);
        }
    }

    /** An agreement may now end on another day, and a working day be none. */
    void amended(RegisterEntry entry) {
        firstEnds.clear();
        if (entry instanceof Agreement agreement) {
            gates.forgetEnds(agreement.agency());
        } else if (entry instanceof BankHoliday) {
            gates.forgetEnds();
        }
    }

    /** Whether the time of some open gate may be over at a moment. */
    boolean isOver(Instant moment, boolean isStory) {
        return !moment.isBefore(firstEnds.computeIfAbsent(isStory, gates::firstEnd));
    }

    /**
     * Closes every gate whose time is over at a moment.
     *
     * @param isStory whether the moment is one of a story: then the gates of cases that are told in
     *     story time close, otherwise all others
     * @param position up to here everything is released
     */
    void close(Instant moment, boolean isStory, Register register, long position) {
        firstEnds.clear();
        gates.withoutEnd().forEach(gate -> workOut(gate, register, position));
        for (var gate : gates.overAt(moment, isStory)) {
            int lastSeq = history(gate.caseId(), position).getLast().caseSeq();
            var before = requireNonNull(released.gates(gate.caseId()).get(gate.agency()));
            var after = before.expired(gates.holdsAnything(gate), lastSeq);
            gates.save(gate.caseId(), new GateChange(gate.agency(), after));
            outbox.add(gate.agency(), "gate", gate.caseId(), null, PartnerJson.gate(false));
        }
    }

    /**
     * To whom the case is closed by all that is known of it. Releasing may be far behind, and
     * whoever withdraws consent must not wait for it.
     */
    static Set<AgencyId> closedBy(List<RecordedEvent> all, Register register) {
        var state = SharingState.of(all, register);
        var at = all.getLast().recordedAt();
        return register.agencies().stream()
                .map(Agency::code)
                .filter(agency -> state.doors(agency, at, register).isEmpty())
                .collect(Collectors.toSet());
    }

    private void workOut(OpenGate gate, Register register, long position) {
        var history = history(gate.caseId(), position);
        var last = history.getLast();
        gates.keepEnd(
                gate,
                SharingState.of(history, register)
                        .closesAt(gate.agency(), last.recordedAt(), register),
                inStoryTime.test(last));
    }

    private List<RecordedEvent> history(CaseId caseId, long upTo) {
        return histories.apply(caseId).stream().filter(event -> event.position() <= upTo).toList();
    }
}
