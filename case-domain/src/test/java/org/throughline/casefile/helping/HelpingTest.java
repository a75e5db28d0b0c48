package org.throughline.casefile.helping;

import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.TaskFacts.helpOffered;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.TaskEvent.HelpOffered;

class HelpingTest {

    @Test
    void an_offer_of_help_is_a_fact_whatever_the_answer() {
        given(Helping.DECIDER)
                .when(
                        new OfferHelp(
                                "o2",
                                List.of("rights"),
                                "in-person",
                                "en",
                                false,
                                "declined",
                                "Has a sister who helps"))
                .thenRecorded(
                        new HelpOffered(
                                "o2",
                                List.of("rights"),
                                "in-person",
                                "en",
                                false,
                                "declined",
                                "Has a sister who helps"));
    }

    @Test
    void help_may_be_offered_again() {
        given(Helping.DECIDER, helpOffered("declined"))
                .when(
                        new OfferHelp(
                                "o1", List.of("listening"), "mobile", "pa", true, "accepted", null))
                .thenRecorded(helpOffered("accepted"));
    }
}
