package org.throughline.casefile.intervening;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.function.Function;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.TaskEvent.InterventionActionRecorded;
import org.throughline.casefile.events.TaskEvent.InterventionEnded;
import org.throughline.casefile.memory.Interventions;

/** Steps are taken and results told of interventions that the case has. */
public final class Intervening {

    public static final Decider<RecordInterventionAction, Interventions> ACT =
            about(
                    RecordInterventionAction.class,
                    RecordInterventionAction::interventionId,
                    act ->
                            new InterventionActionRecorded(
                                    act.interventionId(),
                                    act.actionCode(),
                                    act.result(),
                                    act.note()));

    public static final Decider<EndIntervention, Interventions> END =
            about(
                    EndIntervention.class,
                    EndIntervention::interventionId,
                    end -> new InterventionEnded(end.interventionId(), end.result(), end.note()));

    private Intervening() {}

    private static <C extends CaseCommand> Decider<C, Interventions> about(
            Class<C> command, Function<C, String> interventionId, Function<C, CaseEvent> fact) {
        return new Decider<>(
                command,
                Interventions.NONE,
                Interventions::evolve,
                (interventions, asked) ->
                        interventions.has(interventionId.apply(asked.command()))
                                ? recorded(fact.apply(asked.command()))
                                : refused(Refusal.NOT_FOUND, "interventionId"));
    }
}
