package org.throughline.casefile.closing;

import java.util.List;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.events.TaskEvent.ImpactReduced;
import org.throughline.casefile.events.TaskEvent.InterventionCreated;
import org.throughline.casefile.events.TaskEvent.InterventionEnded;
import org.throughline.casefile.events.TaskEvent.ResolutionAchieved;
import org.throughline.casefile.memory.Known;

/** Which of the four tasks are done? A resolution proves that an intervention was. */
record FourTasks(Set<String> seen) {

    static final FourTasks NONE = new FourTasks(Set.of());

    private static final String CREATED = "created";

    FourTasks evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case HelpOffered help when !help.answer().equals("later") -> with("help");
            case InterventionCreated _ -> with(CREATED);
            case InterventionEnded ended when !ended.result().equals("not") -> with("intervention");
            case ImpactReduced _ -> with("impact");
            case ResolutionAchieved _ -> with("resolution");
            default -> this;
        };
    }

    private FourTasks with(String task) {
        return new FourTasks(Known.with(seen, task));
    }

    boolean isResolved() {
        return seen.contains("resolution");
    }

    /** Codes of the tasks that are done, in the order of the work. */
    List<String> done() {
        return List.of("help", "intervention", "impact", "resolution").stream()
                .filter(task -> seen.contains(task) || isIntervention(task))
                .toList();
    }

    private boolean isIntervention(String task) {
        return task.equals("intervention") && isResolved() && seen.contains(CREATED);
    }
}
