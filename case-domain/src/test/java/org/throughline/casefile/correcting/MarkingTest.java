package org.throughline.casefile.correcting;

import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.SECOND;
import static org.throughline.casefile.ReferralFacts.accepted;
import static org.throughline.casefile.ReferralFacts.agreed;
import static org.throughline.casefile.ReferralFacts.sent;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.inError;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;
import static org.throughline.casefile.TaskFacts.helpOffered;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.answering.AcceptReferral;
import org.throughline.casefile.answering.Answering;
import org.throughline.casefile.events.ReferralEvent.ReferralAcknowledged;
import org.throughline.casefile.intervening.CreateIntervention;
import org.throughline.casefile.intervening.Creating;
import org.throughline.casefile.values.Change;

class MarkingTest {

    @Test
    void an_event_that_never_belonged_is_marked_by_another() {
        given(Marking.DECIDER, helpOffered("later")).when(mark(1)).thenRecorded(inError(1));
    }

    @Test
    void an_event_is_marked_once() {
        given(Marking.DECIDER, helpOffered("later"), inError(1))
                .when(mark(1))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "target");
    }

    @Test
    void an_event_that_the_case_does_not_hold_is_not_marked() {
        given(Marking.DECIDER, helpOffered("later"))
                .when(mark(2))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "target");
    }

    @Test
    void state_transitions_are_not_correctable() {
        given(Marking.DECIDER, agreed(), sent(FIRST), accepted(FIRST), corrected(1, "form", "x"))
                .when(mark(3))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "target");
        given(Marking.DECIDER, agreed())
                .when(mark(1))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "target");
    }

    @Test
    void the_sending_of_a_referral_still_sent_or_acknowledged_may_be_entered_in_error() {
        given(Marking.DECIDER, agreed(), sent(FIRST)).when(mark(2)).thenRecorded(inError(2));
        given(
                        Marking.DECIDER,
                        agreed(),
                        sent(FIRST),
                        new ReferralAcknowledged(FIRST, "TB-1", "surveyor"))
                .when(mark(2))
                .thenRecorded(inError(2));
    }

    @Test
    void a_referral_that_was_taken_on_was_no_error() {
        given(Marking.DECIDER, agreed(), sent(FIRST), sent(SECOND), accepted(FIRST))
                .when(mark(2))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "target");
    }

    @Test
    void a_referral_in_error_has_ended() {
        given(Answering.ACCEPT, agreed(), sent(FIRST), inError(2))
                .by(MARCUS)
                .when(new AcceptReferral(FIRST, "TB-1", "surveyor", END_OF_MARCH))
                .thenRefused(Refusal.REFERRAL_STATE);
        given(Marking.DECIDER, agreed(), sent(FIRST), inError(2))
                .when(mark(2))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "target");
    }

    @Test
    void an_event_in_error_is_not_corrected() {
        given(Correcting.decider(CorrectingTest.TEXT), helpOffered("later"), inError(1))
                .when(
                        new CorrectEvent(
                                1, List.of(new Change("answer", "accepted")), "misheard", "Yes"))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "target");
    }

    @Test
    void help_that_was_offered_in_error_was_not_offered() {
        given(Creating.DECIDER, helpOffered("accepted"), inError(1))
                .when(
                        new CreateIntervention(
                                "v1",
                                List.of("counselling"),
                                "Calm",
                                null,
                                true,
                                null,
                                END_OF_MARCH))
                .thenRefused(Refusal.FIRST_TASK_MISSING, "help");
    }

    private static MarkEnteredInError mark(int target) {
        return new MarkEnteredInError(target, "wrong-case", "It belongs elsewhere.", null);
    }
}
