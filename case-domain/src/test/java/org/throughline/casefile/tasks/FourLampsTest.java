package org.throughline.casefile.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.intervention;
import static org.throughline.casefile.StoryFacts.opened;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.TaskEvent.ImpactMeasured;
import org.throughline.casefile.events.TaskEvent.ImpactReduced;
import org.throughline.casefile.events.TaskEvent.InterventionEnded;
import org.throughline.casefile.events.TaskEvent.ResolutionAchieved;
import org.throughline.casefile.events.TaskEvent.ResolutionProposed;
import org.throughline.casefile.tasks.Lamp.State;
import org.throughline.casefile.values.Link;
import org.throughline.casefile.values.Score;

class FourLampsTest {
    private static final ImpactMeasured MEASURED =
            new ImpactMeasured(List.of(new Score("safety", 2)), "client");
    private static final ImpactReduced REDUCED =
            new ImpactReduced(
                    "fear", new Link("contact", "k"), List.of(), null, null, null, "Better.");
    private static final ResolutionProposed PROPOSED =
            new ResolutionProposed(List.of("mediation"), null);
    private static final ResolutionAchieved ACHIEVED =
            new ResolutionAchieved("stopped", List.of(), "satisfied", false, null, null);

    private static FourLamps lamps(CaseEvent... events) {
        return FourLamps.of(new CaseStory().commit(opened()).commits(events).history());
    }

    private static State state(Task task, CaseEvent... events) {
        return lamps(events).of(task).state();
    }

    @Test
    void a_new_case_has_four_dark_lamps_and_help_is_the_next_step() {
        assertThat(lamps().all()).hasSize(4).allMatch(lamp -> lamp.state() == State.NOT_YET);
        assertThat(lamps().next()).contains(Task.HELP);
    }

    @Test
    void help_is_begun_while_the_client_thinks_and_done_with_an_answer() {
        assertThat(state(Task.HELP, help("later"))).isEqualTo(State.BEGUN);
        assertThat(state(Task.HELP, help("later"), help("declined"))).isEqualTo(State.DONE);
    }

    @Test
    void an_intervention_is_done_when_it_ended_with_a_result() {
        assertThat(state(Task.INTERVENTION, intervention())).isEqualTo(State.BEGUN);
        assertThat(
                        state(
                                Task.INTERVENTION,
                                intervention(),
                                new InterventionEnded("i-1", "not", null)))
                .isEqualTo(State.BEGUN);
        assertThat(
                        state(
                                Task.INTERVENTION,
                                intervention(),
                                new InterventionEnded("i-1", "part", null)))
                .isEqualTo(State.DONE);
    }

    @Test
    void a_resolution_proves_that_an_intervention_was() {
        assertThat(state(Task.INTERVENTION, intervention(), ACHIEVED)).isEqualTo(State.DONE);
        assertThat(state(Task.INTERVENTION, ACHIEVED)).isEqualTo(State.NOT_YET);
        assertThat(state(Task.INTERVENTION, ACHIEVED, intervention())).isEqualTo(State.DONE);
    }

    @Test
    void impact_is_begun_when_it_is_measured_and_done_when_it_is_reduced() {
        assertThat(state(Task.IMPACT, MEASURED)).isEqualTo(State.BEGUN);
        assertThat(state(Task.IMPACT, REDUCED, MEASURED)).isEqualTo(State.DONE);
    }

    @Test
    void a_lamp_tells_which_event_lit_it_first() {
        assertThat(lamps(PROPOSED, ACHIEVED, ACHIEVED).of(Task.RESOLUTION).litBy())
                .extracting("caseSeq")
                .isEqualTo(3);
    }

    @Test
    void the_next_step_is_the_first_that_is_not_done() {
        assertThat(lamps(help("accepted"), REDUCED).next()).contains(Task.INTERVENTION);
        assertThat(lamps(help("accepted"), REDUCED).done()).containsExactly(Task.HELP, Task.IMPACT);
        assertThat(lamps(help("accepted"), intervention(), REDUCED, ACHIEVED).next()).isEmpty();
    }
}
