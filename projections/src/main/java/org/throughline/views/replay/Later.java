package org.throughline.views.replay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted.Replacement;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.casefile.sharing.gate.Amendments;
import org.throughline.casefile.values.Change;

/** What later events made of one event, read in their order. */
final class Later {
    /** The field of a correction in which the right values stand. */
    private static final String QUOTES = "changes";

    private final RecordedEvent event;
    private final Map<String, Object> payload;
    private final Map<String, String> masks = new LinkedHashMap<>();

    /** What stands for values that a correction quotes of an event that was redacted. */
    private final Map<String, String> quoted = new LinkedHashMap<>();

    private final Set<String> corrected = new LinkedHashSet<>();
    private Instant occurredAt;
    private String precision;
    private boolean isInError;

    Later(RecordedEvent event) {
        this.event = event;
        this.payload = new LinkedHashMap<>(event.payload());
        this.occurredAt = event.occurredAt();
        this.precision = event.precision();
    }

    /** Takes what is about this event, or about the one that this event corrected. */
    void add(RecordedEvent recorded, CorrectionEvent change) {
        if (change.target() == event.caseSeq()) {
            take(recorded, change);
        } else if (change instanceof EventRedacted redaction
                && event.event() instanceof EventCorrected own
                && own.target() == redaction.target()) {
            masks(redaction, quoted);
        }
    }

    private void take(RecordedEvent recorded, CorrectionEvent change) {
        switch (change) {
            case EventCorrected correction ->
                    correction.changes().stream()
                            .filter(one -> isReadable(one, recorded))
                            .forEach(this::correct);
            case EventRedacted redaction -> masks(redaction, masks);
            case EventEnteredInError _ -> isInError = true;
        }
    }

    /** A reader to whom the right values are hidden must not read them in the corrected event. */
    private boolean isReadable(Change change, RecordedEvent recorded) {
        return recorded.payload().containsKey(QUOTES)
                || EventTable.standard()
                        .row(event.type())
                        .field(change.field())
                        .map(FieldRow::isCode)
                        .orElse(true);
    }

    private void correct(Change change) {
        corrected.add(change.field());
        switch (change.field()) {
            case "occurredAt" ->
                    occurredAt = OffsetDateTime.parse(change.value().toString()).toInstant();
            case "precision" -> precision = change.value().toString();
            default -> payload.put(change.field(), change.value());
        }
    }

    /** It holds whatever is corrected before or after. */
    private static void masks(EventRedacted redaction, Map<String, String> masks) {
        redaction.fields().forEach(field -> masks.put(field, Amendments.REDACTED));
        Optional.ofNullable(redaction.replacements())
                .orElse(List.<Replacement>of())
                .forEach(one -> masks.put(one.field(), one.text()));
    }

    Replay.Known known() {
        payload.replaceAll((field, value) -> masks.containsKey(field) ? masks.get(field) : value);
        var quotes = payload.get(QUOTES);
        payload.computeIfPresent(QUOTES, (_, changes) -> masked(changes));
        return new Replay.Known(
                event,
                occurredAt,
                precision,
                payload,
                !corrected.isEmpty(),
                payload.keySet().stream().anyMatch(masks::containsKey)
                        || !Objects.equals(quotes, payload.get(QUOTES)),
                isInError);
    }

    private Object masked(Object changes) {
        return changes instanceof List<?> many ? many.stream().map(this::quote).toList() : changes;
    }

    private Object quote(Object change) {
        if (!(change instanceof Map<?, ?> one) || !quoted.containsKey(one.get("field"))) {
            return change;
        }
        var hidden = new LinkedHashMap<Object, Object>(one);
        hidden.put("value", quoted.get(one.get("field")));
        return hidden;
    }
}
