package org.throughline.views.replay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private final RecordedEvent event;
    private final Map<String, Object> payload;
    private final Map<String, String> masks = new LinkedHashMap<>();
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

    void add(RecordedEvent recorded, CorrectionEvent change) {
        switch (change) {
            case EventCorrected correction ->
                    correction.changes().stream()
                            .filter(one -> isReadable(one, recorded))
                            .forEach(this::correct);
            case EventRedacted redaction -> redact(redaction);
            case EventEnteredInError _ -> isInError = true;
        }
    }

    /** A reader to whom the right values are hidden must not read them in the corrected event. */
    private boolean isReadable(Change change, RecordedEvent recorded) {
        return recorded.payload().containsKey("changes")
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
    private void redact(EventRedacted redaction) {
        redaction.fields().forEach(field -> masks.put(field, Amendments.REDACTED));
        Optional.ofNullable(redaction.replacements())
                .orElse(List.<Replacement>of())
                .forEach(one -> masks.put(one.field(), one.text()));
    }

    Replay.Known known() {
        payload.replaceAll((field, value) -> masks.containsKey(field) ? masks.get(field) : value);
        return new Replay.Known(
                event,
                occurredAt,
                precision,
                payload,
                !corrected.isEmpty(),
                payload.keySet().stream().anyMatch(masks::containsKey),
                isInError);
    }
}
