package org.throughline.casefile.resolving;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.TaskFacts.helpOffered;
import static org.throughline.casefile.TaskFacts.intervention;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.TaskEvent.ResolutionAchieved;
import org.throughline.casefile.events.TaskEvent.ResolutionProposed;

class ResolvingTest {

    private static final RecordResolution WARNED =
            new RecordResolution(
                    "perpetrator-warned",
                    List.of(HOMES),
                    "unknown",
                    "Moved before we could ask",
                    true,
                    List.of("letter"));

    @Test
    void a_resolution_follows_an_intervention_even_if_the_harassment_goes_on() {
        given(Resolving.RESOLVE, helpOffered("accepted"), intervention("v1"))
                .when(WARNED)
                .thenRecorded(
                        new ResolutionAchieved(
                                "perpetrator-warned",
                                List.of(HOMES),
                                "unknown",
                                true,
                                List.of("letter"),
                                "Moved before we could ask"));
    }

    @Test
    void no_resolution_comes_before_an_intervention() {
        given(Resolving.RESOLVE, helpOffered("accepted"))
                .when(WARNED)
                .thenRefused(Refusal.FIRST_TASK_MISSING, "intervention");
    }

    @Test
    void ways_to_resolve_may_be_put_forward_at_any_time() {
        given(Resolving.PROPOSE)
                .when(new ProposeResolution(List.of("rehoused"), "stay"))
                .thenRecorded(new ResolutionProposed(List.of("rehoused"), "stay"));
    }
}
