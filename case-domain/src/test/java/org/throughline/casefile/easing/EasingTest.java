package org.throughline.casefile.easing;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;
import static org.throughline.casefile.TaskFacts.contact;
import static org.throughline.casefile.TaskFacts.intervention;
import static org.throughline.casefile.TaskFacts.lockChanged;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureRequested;
import org.throughline.casefile.events.TaskEvent.ImpactMeasured;
import org.throughline.casefile.events.TaskEvent.ImpactReduced;
import org.throughline.casefile.values.Link;
import org.throughline.casefile.values.Score;

class EasingTest {

    private static final SafetyMeasureRequested LIGHTS_ASKED_FOR =
            new SafetyMeasureRequested(
                    "m2", List.of("lighting"), HOMES, "asked", true, END_OF_MARCH, "Stairs");

    @ParameterizedTest
    @CsvSource({"intervention, v1", "measure, m1", "measure, m2", "contact, t1"})
    void impact_is_reduced_by_something_that_was_done_in_the_case(String kind, String id) {
        given(Easing.REDUCE, intervention("v1"), lockChanged("m1"), LIGHTS_ASKED_FOR, contact("t1"))
                .when(reduced(new Link(kind, id)))
                .thenRecorded(
                        new ImpactReduced(
                                "measure-fitted",
                                new Link(kind, id),
                                List.of(HOMES),
                                "safety",
                                2,
                                4,
                                "I sleep again"));
    }

    @ParameterizedTest
    @CsvSource({"intervention, m1", "measure, v1", "contact, v1", "contact, unknown"})
    void impact_is_not_reduced_by_something_that_the_case_does_not_hold(String kind, String id) {
        given(Easing.REDUCE, intervention("v1"), lockChanged("m1"))
                .when(reduced(new Link(kind, id)))
                .thenRefused(Refusal.NOT_FOUND, "linkedTo");
    }

    @Test
    void how_the_client_is_doing_may_be_scored_at_any_time() {
        var scores = List.of(new Score("safety", 2), new Score("copes", 3));
        given(Easing.MEASURE)
                .when(new MeasureImpact(scores, "client"))
                .thenRecorded(new ImpactMeasured(scores, "client"));
    }

    private static RecordImpactReduced reduced(Link by) {
        return new RecordImpactReduced(
                "measure-fitted", by, List.of(HOMES), "safety", 2, 4, "I sleep again");
    }
}
