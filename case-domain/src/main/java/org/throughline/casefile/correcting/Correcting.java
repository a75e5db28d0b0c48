package org.throughline.casefile.correcting;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.memory.Known;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.values.Change;

/**
 * Which events of the case can be put right? A wrong step is answered by a further step instead.
 *
 * @param correctable by caseSeq
 */
public record Correcting(Map<Integer, RecordedEvent> correctable) {

    /** Fields that every event has besides its own. */
    public static final Set<String> ENVELOPE = Set.of("occurredAt", "precision");

    /** The decision, with what the contract says of the types of fields. */
    public static Decider<CorrectEvent, Correcting> decider(FieldTypes types) {
        return new Decider<>(
                CorrectEvent.class,
                new Correcting(Map.of()),
                Correcting::evolve,
                (correcting, asked) -> correcting.decide(asked, types));
    }

    Correcting evolve(RecordedEvent recorded) {
        return EventTable.standard().row(recorded.type()).isCorrectable()
                ? new Correcting(Known.with(correctable, recorded.caseSeq(), recorded))
                : this;
    }

    private Decision decide(Asked<CorrectEvent> asked, FieldTypes types) {
        var correct = asked.command();
        var target = correctable.get(correct.target());
        if (target == null) {
            return refused(Refusal.TARGET_NOT_CORRECTABLE, "target");
        }
        return correct.changes().stream()
                .flatMap(change -> against(change, target, asked, types).stream())
                .findFirst()
                .orElseGet(() ->
                        recorded(
                                new EventCorrected(
                                        correct.target(),
                                        correct.changes(),
                                        correct.reasonCode(),
                                        correct.reason())));
    }

    private static Optional<Decision> against(
            Change change, RecordedEvent target, Asked<?> asked, FieldTypes types) {
        var field = change.field();
        if (!ENVELOPE.contains(field) && !types.isTypedIn(target.type(), field)) {
            return Optional.of(refused(Refusal.TARGET_NOT_CORRECTABLE, field));
        }
        return types.accepts(target, field, change.value(), asked.register())
                ? Optional.empty()
                : Optional.of(refused(Refusal.VALIDATION, field));
    }
}
