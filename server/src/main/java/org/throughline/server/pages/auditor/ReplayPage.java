package org.throughline.server.pages.auditor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.tasks.FourLamps;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.caseworker.CasePage;
import org.throughline.views.replay.Replay;

/**
 * A case as of a moment.
 *
 * @param answer what is shown, as a sentence
 * @param agencies whose knowledge can be asked for
 * @param last number of the last event of the case
 * @param changed what came with the step; empty when moments are asked for
 * @param problem what cannot be read of the question; null when all can
 */
public record ReplayPage(
        String caseId,
        String reference,
        Asked asked,
        String answer,
        List<Choice> agencies,
        int last,
        List<CasePage.LampView> lamps,
        List<Row> rows,
        List<Change> changed,
        CasePicture picture,
        @Nullable String problem) {
    public ReplayPage {
        agencies = List.copyOf(agencies);
        lamps = List.copyOf(lamps);
        rows = List.copyOf(rows);
        changed = List.copyOf(changed);
    }

    /** An agency to ask about. */
    public record Choice(String code, String name) {}

    /** An event as it was known, and who had been told of it by then. */
    public record Row(
            int caseSeq,
            String title,
            String by,
            String happened,
            String recorded,
            List<Wording.Line> lines,
            List<String> told) {
        public Row {
            lines = List.copyOf(lines);
            told = List.copyOf(told);
        }
    }

    /** The step that a button leads to, within the case. */
    public int stepTo(int by) {
        var here = asked.step() == 0 ? last + (by < 0 ? 0 : 1) : asked.step();
        return Math.clamp(here + by, 1, last);
    }

    /** Whose knowledge is shown; empty for the project's. */
    public boolean isOfAgency() {
        return !asked.agency().isEmpty();
    }

    /** All that is known now, as a pack of evidence tells it. */
    public static ReplayPage whole(
            CaseId id,
            List<RecordedEvent> history,
            List<ReleasedEntry> released,
            Register register) {
        return of(id, history, released, register, new Asked("", "", "", "", 0));
    }

    static ReplayPage of(
            CaseId id,
            List<RecordedEvent> history,
            List<ReleasedEntry> released,
            Register register,
            Asked typed) {
        var problem = typed.problem();
        var asked =
                problem == null
                        ? within(typed, history.size())
                        : new Asked("", "", typed.agency(), "", 0);
        int step = asked.step();
        var replay = Replay.of(history);
        var bound = step > 0 ? history.get(step - 1).recordedAt() : asked.known();
        var now = step > 0 ? replay.after(step) : replay.asOf(bound, asked.happened());
        var before = step > 1 ? replay.after(step - 1) : List.<Replay.Known>of();
        var told = Told.by(released, bound, register);
        return new ReplayPage(
                id.value(),
                String.valueOf(history.getFirst().payload().get("caseRef")),
                problem == null ? asked : typed,
                answer(asked, now, told),
                register.agencies().stream()
                        .map(one -> new Choice(one.code().value(), one.name()))
                        .toList(),
                history.size(),
                FourLamps.of(now.stream().map(Replay.Known::event).toList()).all().stream()
                        .map(lamp ->
                                new CasePage.LampView(
                                        Wording.words(lamp.task().code()), lamp.state().code(), ""))
                        .toList(),
                asked.agency().isEmpty()
                        ? rows(now, told, register)
                        : rowsOf(asked.agency(), now, told, register),
                step > 0 ? Change.of(Replay.difference(before, now)) : List.of(),
                CasePicture.of(now, told, register),
                problem);
    }

    private static Asked within(Asked typed, int last) {
        return new Asked(
                typed.knownBy(),
                typed.happenedBy(),
                typed.agency(),
                typed.day(),
                Math.clamp(typed.step(), 0, last));
    }

    private static String answer(Asked asked, List<Replay.Known> now, Told told) {
        var who =
                asked.agency().isEmpty()
                        ? "The case as known "
                        : "What "
                                + told.register().agencies().stream()
                                        .filter(one -> one.code().value().equals(asked.agency()))
                                        .map(one -> one.name())
                                        .findFirst()
                                        .orElse(asked.agency())
                                + " knew ";
        if (asked.step() > 0) {
            return who
                    + "after step "
                    + asked.step()
                    + ": "
                    + Wording.words(now.getLast().event().type());
        }
        var happened = asked.happened();
        return who
                + asked.when()
                + (happened == null ? "" : ", of what had happened by " + Wording.time(happened));
    }

    private static List<Row> rows(List<Replay.Known> known, Told told, Register register) {
        var words = told.inWords();
        var rows = new ArrayList<Row>();
        for (var one : known) {
            var event = one.event();
            rows.add(
                    new Row(
                            event.caseSeq(),
                            Wording.words(event.type())
                                    + (one.isInError() ? ", entered in error" : ""),
                            Names.of(event.actor(), register),
                            Wording.time(one.occurredAt(), one.precision()),
                            Wording.time(event.recordedAt()),
                            Wording.lines(event.type(), one.payload()),
                            words.getOrDefault(event.caseSeq(), List.of())));
        }
        return rows.reversed();
    }

    /** The same events in the agency's eyes: what it was not told is not there. */
    private static List<Row> rowsOf(
            String agency, List<Replay.Known> known, Told told, Register register) {
        var words = told.inWords();
        var served = told.to(agency);
        var rows = new ArrayList<Row>();
        for (var one : known) {
            var event = one.event();
            var seen = served.get(event.caseSeq());
            if (seen != null) {
                rows.add(
                        new Row(
                                event.caseSeq(),
                                Wording.words(event.type()),
                                register.agency(seen.entry().actingOrganisation())
                                        .map(acting -> acting.name())
                                        .orElse("the project"),
                                Wording.time(seen.occurredAt(), seen.precision()),
                                Wording.time(event.recordedAt()),
                                Wording.lines(event.type(), seen.payload()),
                                Objects.requireNonNullElse(words.get(event.caseSeq()), List.of())));
            }
        }
        return rows.reversed();
    }
}
