package org.throughline.server.pages.auditor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.views.replay.Replay;

/**
 * One fact as it stands in the log, with all that was said of it later and where it came from.
 *
 * @param last number of the last event of the case
 * @param lines its values as they are known today
 * @param recordedLines the values that were recorded; empty where they are known so today
 * @param told who could see it, and how much
 * @param envelope what stands around the values, in the names that the log uses
 * @param related other events of the case that belong to it
 * @param json the fact as the log holds it, opened
 * @param leaf hash of its leaf in the tree; null while it is not sealed, or is not what was
 * @param isTampered whether it is not what was sealed
 */
public record EventPage(
        String caseId,
        String reference,
        int caseSeq,
        int last,
        String title,
        String by,
        String happened,
        String recorded,
        List<Wording.Line> lines,
        List<Wording.Line> recordedLines,
        List<String> told,
        List<Wording.Line> envelope,
        List<Related> related,
        String json,
        @Nullable String leaf,
        boolean isTampered) {
    public EventPage {
        lines = List.copyOf(lines);
        recordedLines = List.copyOf(recordedLines);
        told = List.copyOf(told);
        envelope = List.copyOf(envelope);
        related = List.copyOf(related);
    }

    /**
     * Another event of the case.
     *
     * @param how in which way it belongs to this one, in words
     */
    public record Related(int caseSeq, String title, String how) {}

    /**
     * @param caseSeq of an event that is there
     */
    static EventPage of(
            List<RecordedEvent> history,
            int caseSeq,
            List<ReleasedEntry> released,
            Register register,
            @Nullable String leaf,
            boolean isTampered) {
        var event = history.get(caseSeq - 1);
        var known =
                Replay.of(history).all().stream()
                        .filter(one -> one.event().caseSeq() == caseSeq)
                        .findFirst()
                        .orElseThrow();
        var lines = Wording.lines(event.type(), known.payload());
        var recorded = Wording.lines(event.type(), event.payload());
        return new EventPage(
                event.caseId().value(),
                String.valueOf(history.getFirst().payload().get("caseRef")),
                caseSeq,
                history.size(),
                Wording.words(event.type()) + (known.isInError() ? ", entered in error" : ""),
                Names.of(event.actor(), register),
                Wording.time(known.occurredAt(), known.precision()),
                Wording.time(event.recordedAt()),
                lines,
                lines.equals(recorded) ? List.of() : recorded,
                Told.by(released, null, register).inWords().getOrDefault(caseSeq, List.of()),
                envelope(event, history),
                related(event, history),
                json(event),
                leaf,
                isTampered);
    }

    private static List<Wording.Line> envelope(RecordedEvent event, List<RecordedEvent> history) {
        var lines = new ArrayList<Wording.Line>();
        lines.add(new Wording.Line("Position in the log", Long.toString(event.position())));
        lines.add(new Wording.Line("Event", event.eventId()));
        lines.add(
                new Wording.Line(
                        "Event before it in the case",
                        event.caseSeq() == 1
                                ? "none"
                                : history.get(event.caseSeq() - 2).eventId()));
        lines.add(new Wording.Line("Shape", event.type() + " version " + event.version()));
        lines.add(new Wording.Line("Command", event.commandId()));
        add(lines, "Correlation", event.correlationId());
        add(lines, "Cause", event.causationId());
        add(lines, "On behalf of", event.onBehalfOf());
        add(lines, "Why late", event.lateReason());
        return lines;
    }

    private static void add(List<Wording.Line> lines, String label, @Nullable String value) {
        if (value != null) {
            lines.add(new Wording.Line(label, value));
        }
    }

    private static List<Related> related(RecordedEvent event, List<RecordedEvent> history) {
        var related = new ArrayList<Related>();
        for (var other : history) {
            var how = how(event, other);
            if (how != null) {
                related.add(new Related(other.caseSeq(), Wording.words(other.type()), how));
            }
        }
        return related;
    }

    private static @Nullable String how(RecordedEvent event, RecordedEvent other) {
        if (other.caseSeq() == event.caseSeq()) {
            return null;
        }
        if (Objects.equals(event.causationId(), other.eventId())) {
            return "caused it";
        }
        if (Objects.equals(other.causationId(), event.eventId())) {
            return "was caused by it";
        }
        if (isTarget(other, event.caseSeq())) {
            return "is about it";
        }
        if (isTarget(event, other.caseSeq())) {
            return "is what it is about";
        }
        return other.commandId().equals(event.commandId()) ? "came of the same command" : null;
    }

    private static boolean isTarget(RecordedEvent event, int caseSeq) {
        return event.event() instanceof CorrectionEvent correction
                && correction.target() == caseSeq;
    }

    private static String json(RecordedEvent event) {
        Map<String, @Nullable Object> fact = new LinkedHashMap<>();
        fact.put("position", event.position());
        fact.put("caseId", event.caseId().value());
        fact.put("caseSeq", event.caseSeq());
        fact.put("eventId", event.eventId());
        fact.put("type", event.type());
        fact.put("version", event.version());
        fact.put("occurredAt", event.occurredAt().toString());
        fact.put("precision", event.precision());
        fact.put("recordedAt", event.recordedAt().toString());
        fact.put("lateReason", event.lateReason());
        fact.put(
                "actor",
                Map.of(
                        "person", event.actor().person().value(),
                        "role", event.actor().role().code(),
                        "agency", event.actor().agency().value()));
        fact.put("onBehalfOf", event.onBehalfOf());
        fact.put("commandId", event.commandId());
        fact.put("correlationId", event.correlationId());
        fact.put("causationId", event.causationId());
        fact.put("payload", event.payload());
        fact.values().removeIf(Objects::isNull);
        return DomainJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(fact);
    }
}
