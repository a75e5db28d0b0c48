package org.throughline.server.sealing;

import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.throughline.log.PostgresLog.Span;
import org.throughline.log.entry.StoredEvent;
import org.throughline.proof.tree.Hash;
import org.throughline.referrals.keys.KeysAway;
import org.throughline.server.keys.OpenedLog;
import org.throughline.server.sealing.SealedLog.Opened;
import org.throughline.server.sealing.SealedLog.Place;
import org.throughline.server.signing.NotTheLogSealed;

/** The facts of the log, each beside its leaf and compared with it. */
final class SealedFacts {
    private static final int AT_ONCE = 500;

    /** Facts that are no further apart are read together with what stands between them. */
    private static final long NEAR = 16;

    private final OpenedLog log;
    private final LeafTable leaves;
    private final LeafPlaces places;

    SealedFacts(OpenedLog log, LeafTable leaves, LeafPlaces places) {
        this.log = log;
        this.leaves = leaves;
        this.places = places;
    }

    Map<Place, Opened> at(Collection<Place> asked) {
        var found = new HashMap<Place, Opened>();
        long first = 0;
        long last = 0;
        for (var position : new TreeSet<>(places.positions(asked).values())) {
            if (first > 0 && position - last > NEAR) {
                put(between(first, last + 1, _ -> true), found);
                first = 0;
            }
            first = first == 0 ? position : first;
            last = position;
        }
        if (first > 0) {
            put(between(first, last + 1, _ -> true), found);
        }
        return found;
    }

    private static void put(List<Opened> facts, Map<Place, Opened> into) {
        facts.forEach(fact ->
                into.put(
                        new Place(
                                Objects.requireNonNull(fact.event().stream()),
                                fact.event().streamSeq()),
                        fact));
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
            var events = read(log, from - 1, count);
            var rows = leaves.after(from - 1, count);
            if (events.size() != count || rows.size() != count) {
                throw new NotTheLogSealed("facts are not there that were sealed");
            }
            last.putAll(before(rows, last));
            for (int i = 0; i < count; i++) {
                var row = rows.get(i);
                var previous = last.getOrDefault(row.stream(), Hash.NONE);
                opened.add(
                        isOpen.test(row.stream())
                                ? opened(row, events.get(i), previous)
                                : closed(row, events.get(i)));
                last.put(row.stream(), row.hash());
            }
        }
        return opened;
    }

    Span recorded(Instant from, Instant until, long upTo) {
        return log.recorded(from, until, upTo);
    }

    long recorded() {
        return log.head();
    }

    /** By stream: the leaf before the first of these rows, of those streams not known already. */
    private Map<String, Hash> before(List<SealedRow> rows, Map<String, Hash> known) {
        var seen = new HashSet<>(known.keySet());
        var asked =
                rows.stream()
                        .filter(row -> seen.add(row.stream()) && row.seq() > 1)
                        .map(row -> new Place(row.stream(), row.seq() - 1))
                        .toList();
        return places.hashes(asked).entrySet().stream()
                .collect(toMap(one -> one.getKey().stream(), Map.Entry::getValue));
    }

    private static Opened closed(SealedRow row, StoredEvent event) {
        return new Opened(event, row.leafBytes(), row.hash(), List.of(), List.of());
    }

    private Opened opened(SealedRow row) {
        var event = read(log, row.position() - 1, 1).getFirst();
        var previous = before(List.of(row), Map.of()).getOrDefault(row.stream(), Hash.NONE);
        return opened(row, event, previous);
    }

    private Opened opened(SealedRow row, StoredEvent event, Hash previous) {
        return row.open(event, previous)
                .map(all -> new Opened(event, row.leafBytes(), row.hash(), all, row.erased(event)))
                .orElseGet(() -> openedAgain(row.position(), previous));
    }

    /** Once more: a person may have been erased between the two looks. */
    private Opened openedAgain(long position, Hash previous) {
        var row = leaves.after(position - 1, 1).getFirst();
        var event = read(log, position - 1, 1).getFirst();
        var all = row.open(event, previous).orElseThrow(() -> NotTheLogSealed.at(position));
        return new Opened(event, row.leafBytes(), row.hash(), all, row.erased(event));
    }

    /**
     * The facts after a position as they stand in the log now.
     *
     * @throws NotTheLogSealed when one cannot be read any more
     */
    static List<StoredEvent> read(OpenedLog log, long after, int count) {
        try {
            return log.read(after, count);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException || cause instanceof KeysAway) {
                    throw e; // a database is away, which says nothing about the log
                }
            }
            throw new NotTheLogSealed(
                    "a row of the log after position " + after + " cannot be read");
        }
    }
}
