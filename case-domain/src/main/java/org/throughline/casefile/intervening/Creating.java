package org.throughline.casefile.intervening;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Map;
import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.events.TaskEvent.InterventionCreated;
import org.throughline.casefile.memory.Known;

/**
 * Was the client offered help before something is done for them? In great danger something may be
 * done without.
 *
 * @param decisions the code on which each sharing decision stands, by decisionId
 */
public record Creating(boolean helpWasOffered, Map<String, String> decisions) {

    private static final Set<String> GREAT_DANGER = Set.of("serious-harm", "vital-interests");

    public static final Decider<CreateIntervention, Creating> DECIDER =
            new Decider<>(
                    CreateIntervention.class,
                    new Creating(false, Map.of()),
                    Creating::evolve,
                    Creating::decide);

    Creating evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case HelpOffered _ -> new Creating(true, decisions);
            case SharingDecided decided ->
                    new Creating(
                            helpWasOffered,
                            Known.with(decisions, decided.decisionId(), decided.basisCode()));
            default -> this;
        };
    }

    Decision decide(Asked<CreateIntervention> asked) {
        var intervention = asked.command();
        var decision = intervention.decisionRef();
        var basis = decision == null ? null : decisions.get(decision);
        if (decision != null && basis == null) {
            return refused(Refusal.NOT_FOUND, "decisionRef");
        }
        if (!helpWasOffered && (basis == null || !GREAT_DANGER.contains(basis))) {
            return refused(Refusal.FIRST_TASK_MISSING, "help");
        }
        return recorded(
                new InterventionCreated(
                        intervention.interventionId(),
                        intervention.kinds(),
                        intervention.withAgencies(),
                        intervention.clientAgreed(),
                        intervention.targetDate(),
                        intervention.aim(),
                        intervention.decisionRef()));
    }
}
