package org.throughline.casefile.easing;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ContactEvent.ContactMade;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureInstalled;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureRequested;
import org.throughline.casefile.events.TaskEvent.ImpactMeasured;
import org.throughline.casefile.events.TaskEvent.ImpactReduced;
import org.throughline.casefile.memory.Interventions;
import org.throughline.casefile.memory.Known;
import org.throughline.casefile.values.Link;

/** What was done in this case that can have made the impact on the client smaller? */
public record Easing(Interventions interventions, Set<String> measures, Set<String> contacts) {

    public static final Decider<RecordImpactReduced, Easing> REDUCE =
            new Decider<>(
                    RecordImpactReduced.class,
                    new Easing(Interventions.NONE, Set.of(), Set.of()),
                    Easing::evolve,
                    Easing::decide);

    public static final Decider<MeasureImpact, Nothing> MEASURE =
            Decider.recording(
                    MeasureImpact.class,
                    measured -> new ImpactMeasured(measured.scores(), measured.scoredBy()));

    Easing evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case SafetyMeasureRequested requested -> withMeasure(requested.measureId());
            case SafetyMeasureInstalled installed -> withMeasure(installed.measureId());
            case ContactMade made ->
                    new Easing(interventions, measures, Known.with(contacts, made.contactId()));
            default -> new Easing(interventions.evolve(recorded), measures, contacts);
        };
    }

    private Easing withMeasure(String measureId) {
        return new Easing(interventions, Known.with(measures, measureId), contacts);
    }

    Decision decide(Asked<RecordImpactReduced> asked) {
        var reduced = asked.command();
        if (!has(reduced.linkedTo())) {
            return refused(Refusal.NOT_FOUND, "linkedTo");
        }
        return recorded(
                new ImpactReduced(
                        reduced.what(),
                        reduced.linkedTo(),
                        reduced.doneBy(),
                        reduced.scale(),
                        reduced.before(),
                        reduced.after(),
                        reduced.clientStatement()));
    }

    private boolean has(Link link) {
        return switch (link.kind()) {
            case "intervention" -> interventions.has(link.id());
            case "measure" -> measures.contains(link.id());
            case "contact" -> contacts.contains(link.id());
            default -> false;
        };
    }
}
