package org.throughline.server.pages.corrections;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted.Replacement;
import org.throughline.casefile.values.Change;
import org.throughline.views.replay.Difference;
import org.throughline.views.replay.Difference.FieldChange;
import org.throughline.views.replay.Replay;

/**
 * A fact that did not stay as it was recorded.
 *
 * @param later all that was said of it later, in its order
 */
record PutRight(RecordedEvent fact, List<RecordedEvent> later) {
    /** What stands for a value that is redacted today, whenever it was recorded. */
    static final String HIDDEN = "not shown any more";

    PutRight {
        later = List.copyOf(later);
    }

    /** As it is known today. */
    Replay.Known today() {
        return after(later.size());
    }

    /** What each of the later events changed; no value in it that is redacted today. */
    List<Difference> steps() {
        var steps = new ArrayList<Difference>();
        for (int i = 0; i < later.size(); i++) {
            var change = (CorrectionEvent) later.get(i).event();
            var fields = new ArrayList<FieldChange>();
            for (var field : fields(change)) {
                fields.add(change(field, change, after(i), after(i + 1)));
            }
            steps.add(new Difference(fact.caseSeq(), fact.type(), kind(change), fields));
        }
        return steps;
    }

    private Replay.Known after(int count) {
        var events = new ArrayList<>(List.of(fact));
        events.addAll(later.subList(0, count));
        return Replay.of(events).all().getFirst();
    }

    private FieldChange change(
            String field, CorrectionEvent by, Replay.Known before, Replay.Known after) {
        if (!redacted().contains(field)) {
            return new FieldChange(field, value(before, field), value(after, field));
        }
        return new FieldChange(
                field, HIDDEN, by instanceof EventRedacted ? value(today(), field) : HIDDEN);
    }

    /** The fields that an event names, as far as the reader sees them in the fact. */
    private Set<String> fields(CorrectionEvent change) {
        return switch (change) {
            case EventCorrected correction ->
                    new LinkedHashSet<>(correction.changes().stream().map(Change::field).toList());
            case EventRedacted redaction -> {
                var fields = masks(redaction);
                fields.retainAll(today().payload().keySet());
                yield fields;
            }
            case EventEnteredInError _ -> Set.of();
        };
    }

    private Set<String> redacted() {
        var fields = new LinkedHashSet<String>();
        for (var one : later) {
            if (one.event() instanceof EventRedacted redaction) {
                fields.addAll(masks(redaction));
            }
        }
        return fields;
    }

    private static Set<String> masks(EventRedacted redaction) {
        var fields = new LinkedHashSet<>(redaction.fields());
        Optional.ofNullable(redaction.replacements()).stream()
                .flatMap(List::stream)
                .map(Replacement::field)
                .forEach(fields::add);
        return fields;
    }

    private static Difference.Kind kind(CorrectionEvent change) {
        return switch (change) {
            case EventCorrected _ -> Difference.Kind.CORRECTED;
            case EventRedacted _ -> Difference.Kind.REDACTED;
            case EventEnteredInError _ -> Difference.Kind.IN_ERROR;
        };
    }

    private static @Nullable Object value(Replay.Known known, String field) {
        return switch (field) {
            case "occurredAt" -> known.occurredAt().toString();
            case "precision" -> known.precision();
            default -> known.payload().get(field);
        };
    }
}
