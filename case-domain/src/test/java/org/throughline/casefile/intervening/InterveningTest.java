package org.throughline.casefile.intervening;

import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.StoryFacts.decided;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;
import static org.throughline.casefile.TaskFacts.helpOffered;
import static org.throughline.casefile.TaskFacts.intervention;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.events.BasisEvent.SharingDecided.Scope;
import org.throughline.casefile.events.TaskEvent.InterventionActionRecorded;
import org.throughline.casefile.events.TaskEvent.InterventionCreated;
import org.throughline.casefile.events.TaskEvent.InterventionEnded;
import org.throughline.casefile.ids.ReferralId;

class InterveningTest {

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "declined", "later"})
    void an_intervention_follows_an_offer_of_help_whatever_the_answer(String answer) {
        given(Creating.DECIDER, helpOffered(answer))
                .when(create(null))
                .thenRecorded(
                        new InterventionCreated(
                                "v1",
                                List.of("mediation"),
                                List.of(HOMES),
                                true,
                                END_OF_MARCH,
                                "Quiet evenings",
                                null));
    }

    @Test
    void no_intervention_comes_before_an_offer_of_help() {
        given(Creating.DECIDER).when(create(null)).thenRefused(Refusal.FIRST_TASK_MISSING, "help");
    }

    @Test
    void a_sharing_decision_that_the_case_does_not_hold_is_not_found() {
        given(Creating.DECIDER, helpOffered("accepted"))
                .when(create("d1"))
                .thenRefused(Refusal.NOT_FOUND, "decisionRef");
    }

    @Test
    void in_great_danger_an_intervention_needs_no_offer_of_help() {
        given(Creating.DECIDER, decided("d1", POLICE, List.of(1)))
                .when(create("d1"))
                .thenRecorded(
                        new InterventionCreated(
                                "v1",
                                List.of("mediation"),
                                List.of(HOMES),
                                true,
                                END_OF_MARCH,
                                "Quiet evenings",
                                "d1"));
    }

    @Test
    void a_decision_on_another_ground_does_not_take_the_place_of_an_offer_of_help() {
        given(
                        Creating.DECIDER,
                        new SharingDecided(
                                "d1",
                                POLICE,
                                List.of(Purpose.HARM),
                                List.of(DataClass.CODE),
                                "court-order",
                                "legal-claims",
                                true,
                                "The court asked.",
                                "Only this.",
                                null,
                                RUTH.person(),
                                new Scope(List.of(1), List.of(new ReferralId("r1"))),
                                HANNAH.person()))
                .when(create("d1"))
                .thenRefused(Refusal.FIRST_TASK_MISSING, "help");
    }

    @Test
    void a_step_is_taken_of_an_intervention_of_the_case() {
        given(Intervening.ACT, intervention("v1"))
                .when(new RecordInterventionAction("v1", "letter-sent", "part", "By hand"))
                .thenRecorded(
                        new InterventionActionRecorded("v1", "letter-sent", "part", "By hand"));
    }

    @Test
    void no_step_is_taken_of_an_unknown_intervention() {
        given(Intervening.ACT, intervention("v1"))
                .when(new RecordInterventionAction("v2", "letter-sent", "part", null))
                .thenRefused(Refusal.NOT_FOUND, "interventionId");
    }

    @Test
    void an_intervention_ends_with_its_result() {
        given(Intervening.END, intervention("v1"))
                .when(new EndIntervention("v1", "achieved", null))
                .thenRecorded(new InterventionEnded("v1", "achieved", null));
    }

    @Test
    void an_unknown_intervention_does_not_end() {
        given(Intervening.END)
                .when(new EndIntervention("v1", "achieved", null))
                .thenRefused(Refusal.NOT_FOUND, "interventionId");
    }

    private static CreateIntervention create(@Nullable String decisionRef) {
        return new CreateIntervention(
                "v1",
                List.of("mediation"),
                "Quiet evenings",
                List.of(HOMES),
                true,
                decisionRef,
                END_OF_MARCH);
    }
}
