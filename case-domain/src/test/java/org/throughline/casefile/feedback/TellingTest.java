package org.throughline.casefile.feedback;

import static org.throughline.casefile.Brackenford.CLIENT;
import static org.throughline.casefile.CaseHistory.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.ContactEvent.FeedbackGiven;
import org.throughline.casefile.values.care.Rating;

class TellingTest {

    @Test
    void the_client_rates_the_tasks_and_may_say_more() {
        given(Telling.DECIDER)
                .by(CLIENT)
                .when(new GiveFeedback(List.of(new Rating("help", 4)), "You listened"))
                .thenRecorded(new FeedbackGiven(List.of(new Rating("help", 4)), "You listened"));
    }
}
