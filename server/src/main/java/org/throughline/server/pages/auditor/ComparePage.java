package org.throughline.server.pages.auditor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.tasks.FourLamps;
import org.throughline.server.pages.Wording;
import org.throughline.views.replay.Replay;

/**
 * Two moments of a case beside each other.
 *
 * @param first the earlier moment as typed; empty for the beginning of nothing
 * @param second the later moment as typed; empty for today
 * @param rows what can be counted at both
 * @param changes what differs, event by event
 * @param problem what cannot be read of the question; null when all can
 */
public record ComparePage(
        String caseId,
        String reference,
        String first,
        String second,
        List<Row> rows,
        List<Change> changes,
        boolean isAsked,
        @Nullable String problem) {
    public ComparePage {
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
    }

    /** One thing at both moments. */
    public record Row(String what, String first, String second) {}

    static ComparePage of(
            CaseId id,
            List<RecordedEvent> history,
            List<ReleasedEntry> released,
            Register register,
            String first,
            String second) {
        var reference = String.valueOf(history.getFirst().payload().get("caseRef"));
        var from = new Asked(first, "", "", "", 0);
        var to = new Asked(second, "", "", "", 0);
        var problem = from.problem() == null ? to.problem() : from.problem();
        if (problem != null || first.isBlank()) {
            return new ComparePage(
                    id.value(), reference, first, second, List.of(), List.of(), false, problem);
        }
        var replay = Replay.of(history);
        var before = replay.asOf(from.known(), null);
        var after = replay.asOf(to.known(), null);
        var rows = new ArrayList<Row>();
        rows.add(
                new Row(
                        "Events known",
                        Integer.toString(before.size()),
                        Integer.toString(after.size())));
        rows.addAll(lamps(before, after));
        rows.addAll(
                told(
                        Told.by(released, from.known(), register),
                        Told.by(released, to.known(), register)));
        return new ComparePage(
                id.value(),
                reference,
                first,
                second,
                rows,
                Change.of(Replay.difference(before, after)),
                true,
                null);
    }

    private static List<Row> lamps(List<Replay.Known> before, List<Replay.Known> after) {
        var then = FourLamps.of(before.stream().map(Replay.Known::event).toList()).all();
        var now = FourLamps.of(after.stream().map(Replay.Known::event).toList()).all();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < then.size(); i++) {
            rows.add(
                    new Row(
                            "Task: " + Wording.words(then.get(i).task().code()),
                            Wording.words(then.get(i).state().code()),
                            Wording.words(now.get(i).state().code())));
        }
        return rows;
    }

    private static List<Row> told(Told before, Told after) {
        return after.register().agencies().stream()
                .map(agency ->
                        new Row(
                                "Entries told to " + agency.name(),
                                Integer.toString(before.to(agency.code().value()).size()),
                                Integer.toString(after.to(agency.code().value()).size())))
                .filter(row -> !row.first().equals("0") || !row.second().equals("0"))
                .toList();
    }
}
