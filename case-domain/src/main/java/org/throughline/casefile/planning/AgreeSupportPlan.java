package org.throughline.casefile.planning;

import java.util.List;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.values.care.Goal;

/** Set the goals of the work. */
public record AgreeSupportPlan(List<Goal> goals, boolean clientAgreed) implements CaseCommand {
    public AgreeSupportPlan {
        goals = List.copyOf(goals);
    }
}
