package org.throughline.casefile.planning;

import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.SafetyEvent.GoalReviewed;
import org.throughline.casefile.events.SafetyEvent.SupportPlanAgreed;
import org.throughline.casefile.values.care.Goal;

class PlanningTest {

    private static final SupportPlanAgreed PLAN =
            new SupportPlanAgreed(List.of(goal("q1"), goal("q2")), true);

    @Test
    void a_plan_sets_goals_and_says_whether_the_client_agreed() {
        given(Planning.AGREE)
                .when(new AgreeSupportPlan(List.of(goal("q1")), false))
                .thenRecorded(new SupportPlanAgreed(List.of(goal("q1")), false));
    }

    @Test
    void every_goal_of_a_plan_can_be_looked_at_again() {
        given(Planning.REVIEW, PLAN)
                .when(new ReviewGoal("q2", "better"))
                .thenRecorded(new GoalReviewed("q2", "better"));
    }

    @Test
    void the_goals_of_an_earlier_plan_stay() {
        given(Planning.REVIEW, PLAN, new SupportPlanAgreed(List.of(goal("q3")), true))
                .when(new ReviewGoal("q1", "reached"))
                .thenRecorded(new GoalReviewed("q1", "reached"));
    }

    @Test
    void a_goal_that_no_plan_set_is_not_reviewed() {
        given(Planning.REVIEW, PLAN)
                .when(new ReviewGoal("q9", "same"))
                .thenRefused(Refusal.NOT_FOUND, "goalId");
    }

    private static Goal goal(String goalId) {
        return new Goal(goalId, "n1", "Sleep through the night", "Nights a week", END_OF_MARCH);
    }
}
