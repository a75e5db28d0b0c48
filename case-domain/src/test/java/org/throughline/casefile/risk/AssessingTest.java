package org.throughline.casefile.risk;

import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;
import static org.throughline.casefile.TaskFacts.risk;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.events.SafetyEvent.RiskAssessed;
import org.throughline.casefile.values.Answer;

class AssessingTest {

    @Test
    void a_worker_may_judge_the_danger_otherwise_than_the_tool_computed_it() {
        var answers = List.of(new Answer("q1-escalating", "yes"));
        given(Assessing.DECIDER, risk(RiskLevel.STANDARD))
                .when(
                        new AssessRisk(
                                "hate-risk",
                                "2.1",
                                answers,
                                RiskLevel.MEDIUM,
                                RiskLevel.HIGH,
                                "Threats against the children",
                                END_OF_MARCH))
                .thenRecorded(
                        new RiskAssessed(
                                "hate-risk",
                                "2.1",
                                RiskLevel.HIGH,
                                END_OF_MARCH,
                                answers,
                                RiskLevel.MEDIUM,
                                "Threats against the children"));
    }
}
