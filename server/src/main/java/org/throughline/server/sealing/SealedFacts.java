package org.throughline.server.sealing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.throughline.log.entry.StoredEvent;
import org.throughline.proof.tree.Hash;
import org.throughline.server.keys.OpenedLog;
import org.throughline.server.sealing.SealedLog.Opened;
import org.throughline.server.signing.NotTheLogSealed;

/** The facts of the log, each beside its leaf and compared with it. */
final class SealedFacts {
    private static final int AT_ONCE = 500;

    private final OpenedLog log;
    private final LeafTable leaves;

    SealedFacts(OpenedLog log, LeafTable leaves) {
        this.log = log;
        this.leaves = leaves;
    }

    Optional<Opened> find(String stream, long seq) {
        return leaves.find(stream, seq).map(this::opened);
    }

    Opened at(long position) {
        return leaves.after(position - 1, 1).stream()
                .findFirst()
                .map(this::opened)
                .orElseThrow(() -> NotTheLogSealed.at(position));
    }

    List<Opened> ofCase(String caseId, long size) {
        var events = log.readStream(caseId).stream().filter(one -> one.position() <= size).toList();
        var rows = leaves.ofStream(caseId, size);
        if (events.size() != rows.size()) {
            throw new NotTheLogSealed("a case has not as many facts as were sealed");
        }
        var opened = new ArrayList<Opened>(events.size());
        var previous = Hash.NONE;
        for (int i = 0; i < events.size(); i++) {
            var row = rows.get(i);
            opened.add(opened(row, events.get(i), previous));
            previous = row.hash();
        }
        return opened;
    }

    Set<String> streams(long first, long end) {
        return leaves.streams(first, end);
    }

    List<Opened> between(long first, long end, Predicate<String> isOpen) {
        var last = new HashMap<String, Hash>();
        var opened = new ArrayList<Opened>();
        for (long from = first; from < end; from += AT_ONCE) {
            int count = (int) Math.min(AT_ONCE, end - from);
            var events = log.read(from - 1, count);
            var rows = leaves.after(from - 1, count);
            if (events.size() != count || rows.size() != count) {
                throw new NotTheLogSealed("facts are not there that were sealed");
            }
            for (int i = 0; i < count; i++) {
                var row = rows.get(i);
                opened.add(
                        isOpen.test(row.stream())
                                ? opened(row, events.get(i), previous(row, last))
                                : closed(row, events.get(i)));
                last.put(row.stream(), row.hash());
            }
        }
        return opened;
    }

    OptionalLong firstFrom(Instant at) {
        return log.firstFrom(at);
    }

    long recorded() {
        return log.head();
    }

    private Hash previous(SealedRow row, Map<String, Hash> known) {
        return Stream.ofNullable(known.get(row.stream()))
                .findFirst()
                .or(() -> leaves.find(row.stream(), row.seq() - 1).map(SealedRow::hash))
                .orElse(Hash.NONE);
    }

    private static Opened closed(SealedRow row, StoredEvent event) {
        return new Opened(event, row.leaf(), row.hash(), List.of(), List.of());
    }

    private Opened opened(SealedRow row) {
        var event = log.read(row.position() - 1, 1).getFirst();
        return opened(row, event, previous(row, Map.of()));
    }

    private Opened opened(SealedRow row, StoredEvent event, Hash previous) {
        return row.open(event, previous)
                .map(all -> new Opened(event, row.leaf(), row.hash(), all, row.erased(event)))
                .orElseGet(() -> openedAgain(row.position(), previous));
    }

    /** Once more: a person may have been erased between the two looks. */
    private Opened openedAgain(long position, Hash previous) {
        var row = leaves.after(position - 1, 1).getFirst();
        var event = log.read(position - 1, 1).getFirst();
        var all = row.open(event, previous).orElseThrow(() -> NotTheLogSealed.at(position));
        return new Opened(event, row.leaf(), row.hash(), all, row.erased(event));
    }
}
