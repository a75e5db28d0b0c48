package org.throughline.casefile.planning;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.SafetyEvent.GoalReviewed;
import org.throughline.casefile.events.SafetyEvent.SupportPlanAgreed;
import org.throughline.casefile.memory.Known;
import org.throughline.casefile.values.care.Goal;

/** Which goals did the plans of this case set? A later plan leaves the goals of an earlier one. */
public record Planning(Set<String> goals) {

    public static final Decider<AgreeSupportPlan, Nothing> AGREE =
            Decider.recording(
                    AgreeSupportPlan.class,
                    plan -> new SupportPlanAgreed(plan.goals(), plan.clientAgreed()));

    public static final Decider<ReviewGoal, Planning> REVIEW =
            new Decider<>(
                    ReviewGoal.class, new Planning(Set.of()), Planning::evolve, Planning::review);

    Planning evolve(RecordedEvent recorded) {
        return recorded.event() instanceof SupportPlanAgreed plan
                ? new Planning(
                        Known.withAll(goals, plan.goals().stream().map(Goal::goalId).toList()))
                : this;
    }

    Decision review(Asked<ReviewGoal> asked) {
        var review = asked.command();
        return goals.contains(review.goalId())
                ? recorded(new GoalReviewed(review.goalId(), review.progress()))
                : refused(Refusal.NOT_FOUND, "goalId");
    }
}
