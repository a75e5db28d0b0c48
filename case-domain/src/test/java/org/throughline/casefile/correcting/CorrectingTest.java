package org.throughline.casefile.correcting;

import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.sent;
import static org.throughline.casefile.TaskFacts.helpOffered;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Decider;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.values.Change;

public class CorrectingTest {

    /**
     * In this small contract an answer is typed in, an offerId is an id, and all values are text.
     */
    public static final FieldTypes TEXT =
            new FieldTypes() {
                @Override
                public boolean isTypedIn(String eventType, String field) {
                    return eventType.equals("HelpOffered") && field.equals("answer");
                }

                @Override
                public boolean accepts(
                        RecordedEvent target, String field, Object value, Register register) {
                    return value instanceof String;
                }
            };

    private static final Decider<CorrectEvent, Correcting> DECIDER = Correcting.decider(TEXT);

    @Test
    void a_wrong_value_is_put_right_by_another_event() {
        given(DECIDER, helpOffered("later"))
                .when(correct(1, new Change("answer", "accepted")))
                .thenRecorded(
                        new EventCorrected(
                                1,
                                List.of(new Change("answer", "accepted")),
                                "misheard",
                                "She said yes"));
    }

    @Test
    void when_it_happened_can_be_put_right_for_every_correctable_event() {
        var earlier = new Change("occurredAt", "2025-03-01T10:00:00Z");
        given(DECIDER, helpOffered("later"))
                .when(correct(1, earlier))
                .thenRecorded(new EventCorrected(1, List.of(earlier), "misheard", "She said yes"));
    }

    @Test
    void a_step_of_a_referral_is_answered_by_a_further_step() {
        given(DECIDER, helpOffered("later"), sent(FIRST))
                .when(correct(2, new Change("ask", "Locks")))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "target");
    }

    @Test
    void an_event_that_the_case_does_not_hold_is_not_corrected() {
        given(DECIDER, helpOffered("later"))
                .when(correct(2, new Change("answer", "accepted")))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "target");
    }

    @Test
    void an_id_stays_what_it_is() {
        given(DECIDER, helpOffered("later"))
                .when(correct(1, new Change("offerId", "o9")))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "offerId");
    }

    @Test
    void a_value_of_another_type_is_not_the_right_one() {
        given(DECIDER, helpOffered("later"))
                .when(correct(1, new Change("precision", "day"), new Change("answer", 7)))
                .thenRefused(Refusal.VALIDATION, "answer");
    }

    private static CorrectEvent correct(int target, Change... changes) {
        return new CorrectEvent(target, List.of(changes), "misheard", "She said yes");
    }
}
