package org.throughline.casefile.resolving;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.TaskEvent.ResolutionAchieved;
import org.throughline.casefile.events.TaskEvent.ResolutionProposed;
import org.throughline.casefile.memory.Interventions;

/** A resolution is what an intervention led to, even if the harassment goes on. */
public final class Resolving {

    public static final Decider<ProposeResolution, Nothing> PROPOSE =
            Decider.recording(
                    ProposeResolution.class,
                    proposed ->
                            new ResolutionProposed(
                                    proposed.options(), proposed.clientPreference()));

    public static final Decider<RecordResolution, Interventions> RESOLVE =
            new Decider<>(
                    RecordResolution.class,
                    Interventions.NONE,
                    Interventions::evolve,
                    Resolving::resolve);

    private Resolving() {}

    private static Decision resolve(Interventions interventions, Asked<RecordResolution> asked) {
        if (interventions.ids().isEmpty()) {
            return refused(Refusal.FIRST_TASK_MISSING, "intervention");
        }
        var resolution = asked.command();
        return recorded(
                new ResolutionAchieved(
                        resolution.kind(),
                        resolution.agencies(),
                        resolution.clientView(),
                        resolution.harassmentOngoing(),
                        resolution.evidence(),
                        resolution.clientViewWhy()));
    }
}
