package org.throughline.casefile.intervening;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.events.TaskEvent.InterventionCreated;

/** Was the client offered help before something is done for them? */
public record Creating(boolean helpWasOffered) {

    public static final Decider<CreateIntervention, Creating> DECIDER =
            new Decider<>(
                    CreateIntervention.class,
                    new Creating(false),
                    Creating::evolve,
                    Creating::decide);

    Creating evolve(RecordedEvent recorded) {
        return recorded.event() instanceof HelpOffered ? new Creating(true) : this;
    }

    Decision decide(Asked<CreateIntervention> asked) {
        var intervention = asked.command();
        // No case holds a sharing decision yet, so whichever is named is unknown here.
        if (intervention.decisionRef() != null) {
            return refused(Refusal.NOT_FOUND, "decisionRef");
        }
        if (!helpWasOffered) {
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
