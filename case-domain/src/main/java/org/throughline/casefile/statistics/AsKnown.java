package org.throughline.casefile.statistics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.memory.ErrorMarks;
import org.throughline.casefile.register.Register;

/**
 * An event with the values that were known by a moment.
 *
 * @param day the London day on which it happened
 */
record AsKnown(String type, LocalDate day, Instant recordedAt, Map<String, Object> payload) {

    /** The events of a case that were known by the moment, without those entered in error. */
    static List<AsKnown> of(List<RecordedEvent> history, Instant knownBy) {
        var known = history.stream().filter(it -> !it.recordedAt().isAfter(knownBy)).toList();
        return ErrorMarks.without(known).stream().map(it -> asKnown(it, known)).toList();
    }

    private static AsKnown asKnown(RecordedEvent recorded, List<RecordedEvent> known) {
        var payload = new LinkedHashMap<>(recorded.payload());
        var occurredAt = recorded.occurredAt();
        for (var later : known) {
            if (later.event() instanceof EventCorrected corrected
                    && corrected.target() == recorded.caseSeq()) {
                for (var change : corrected.changes()) {
                    payload.put(change.field(), change.value());
                }
                occurredAt = moment(payload.remove("occurredAt"), occurredAt);
            }
        }
        redactedIn(recorded, known).forEach(payload::remove);
        var day = Register.dayOf(occurredAt);
        return new AsKnown(recorded.type(), day, recorded.recordedAt(), payload);
    }

    private static Instant moment(@Nullable Object corrected, Instant otherwise) {
        try {
            return corrected == null
                    ? otherwise
                    : OffsetDateTime.parse(corrected.toString()).toInstant();
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }

    /** A value that was hidden is not counted by. */
    private static List<String> redactedIn(RecordedEvent recorded, List<RecordedEvent> known) {
        var fields = new ArrayList<String>();
        for (var later : known) {
            if (later.type().equals("EventRedacted")
                    && later.payload().get("target") instanceof Integer target
                    && target == recorded.caseSeq()
                    && later.payload().get("fields") instanceof List<?> names) {
                names.forEach(name -> fields.add(String.valueOf(name)));
            }
        }
        return fields;
    }

    String text(String field) {
        return payload.get(field) instanceof String text ? text : "";
    }

    List<String> texts(String field) {
        return payload.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
