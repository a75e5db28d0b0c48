package org.throughline.agencies.releasing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.sharing.release.CaseRelease;
import org.throughline.casefile.sharing.release.Gate;
import org.throughline.casefile.sharing.release.Held;
import org.throughline.casefile.sharing.release.Holding;

/**
 * What is released in one transaction. What agencies hold of its cases is asked for once, and
 * entries are put in line together: each question to the database waits for a processor, and many
 * cost more than what is in them. Whatever else goes out has to wait for the entries before it, so
 * {@link #flush()} comes first.
 */
final class ReleasePage {
    /**
     * What is kept of an open gate beside that it is open.
     *
     * @param openUntil {@link Instant#MAX} when no end is in sight; null when that has to be worked
     *     out again
     */
    record Kept(@Nullable Instant openUntil, boolean storyTime, boolean closesAhead) {}

    /**
     * What agencies hold of a case; one that was never told anything and has no gate is missing.
     *
     * @param kept of the open gates
     */
    record OfCase(
            Map<AgencyId, Gate> gates, Map<AgencyId, List<Held>> held, Map<AgencyId, Kept> kept) {
        static OfCase nothing() {
            return new OfCase(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        void add(AgencyId agency, ResultSet row) throws SQLException {
            if (row.getString("level") != null) {
                held.computeIfAbsent(agency, _ -> new ArrayList<>()).add(ReleaseTable.held(row));
                return;
            }
            gates.put(agency, ReleaseTable.gate(row));
            if (row.getBoolean("is_open")) {
                var until = row.getObject("open_until", OffsetDateTime.class);
                kept.put(
                        agency,
                        new Kept(
                                OffsetDateTime.MAX.equals(until) ? Instant.MAX : instant(until),
                                row.getBoolean("story_time"),
                                row.getBoolean("closes_ahead")));
            }
        }

        private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
            return at == null ? null : at.toInstant();
        }

        Map<AgencyId, Holding> holdings() {
            var holdings = new HashMap<AgencyId, Holding>();
            gates.forEach((agency, gate) -> holdings.put(agency, new Holding(gate, List.of())));
            held.forEach((agency, entries) ->
                    holdings.put(
                            agency,
                            new Holding(
                                    gates.getOrDefault(agency, Holding.NOTHING.gate()), entries)));
            return holdings;
        }
    }

    private final ReleaseTable table;
    private final GateTable gates;
    private final Map<CaseId, Map<AgencyId, Holding>> holdings = new HashMap<>();
    private final Map<CaseId, Map<AgencyId, Kept>> kept = new HashMap<>();
    private final List<ReleasedEntry> waiting = new ArrayList<>();

    ReleasePage(ReleaseTable table, GateTable gates) {
        this.table = table;
        this.gates = gates;
    }

    /** A transaction begins, in which these commits are followed. */
    void begin(List<List<LogEntry>> commits) {
        waiting.clear();
        forget();
        var cases = new LinkedHashSet<CaseId>();
        for (var commit : commits) {
            if (commit.getLast() instanceof RecordedEvent recorded) {
                cases.add(recorded.caseId());
            }
        }
        ask(cases);
    }

    private void ask(Collection<CaseId> cases) {
        if (cases.isEmpty()) {
            return;
        }
        var found = table.holdings(cases);
        for (var caseId : cases) {
            var ofCase = found.getOrDefault(caseId, OfCase.nothing());
            holdings.put(caseId, ofCase.holdings());
            kept.put(caseId, ofCase.kept());
        }
    }

    /** What agencies hold of a case now. */
    Map<AgencyId, Holding> holdings(CaseId caseId) {
        if (!holdings.containsKey(caseId)) {
            ask(Set.of(caseId));
        }
        return Map.copyOf(holdings.getOrDefault(caseId, Map.of()));
    }

    /** Puts these in line, after those that wait already. */
    void add(CaseId caseId, CaseRelease release, List<ReleasedEntry> entries) {
        holdings.put(caseId, release.holdings());
        waiting.addAll(entries);
    }

    /**
     * Keeps until when the open gates of a case are open, if that is not what is kept already.
     *
     * @param ahead whose gate the log has closed already
     * @return the agencies whose gate was taken for closed and is not
     */
    List<AgencyId> keep(
            CaseId caseId, CaseRelease release, Set<AgencyId> ahead, boolean inStoryTime) {
        var wanted = new HashMap<AgencyId, Kept>();
        release.holdings()
                .forEach((agency, holding) -> {
                    if (holding.gate().isOpen()) {
                        var until = release.ends().getOrDefault(agency, Instant.MAX);
                        wanted.put(agency, new Kept(until, inStoryTime, ahead.contains(agency)));
                    }
                });
        if (release.gateChanges().isEmpty() && wanted.equals(kept.getOrDefault(caseId, Map.of()))) {
            return List.of();
        }
        kept.put(caseId, wanted);
        return wanted.isEmpty()
                ? List.of()
                : gates.keep(caseId, release.ends(), ahead, inStoryTime);
    }

    /** Puts what waits in line. */
    void flush() {
        table.add(waiting);
        waiting.clear();
    }

    /** Gates may have been changed past this page: what they are is asked for again. */
    void forget() {
        holdings.clear();
        kept.clear();
    }
}
