package org.throughline.casefile.opening;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.PROJECT;
import static org.throughline.casefile.CaseHistory.given;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;

class OpeningTest {

    private static final OpenCase OPEN =
            new OpenCase("BF-1", PROJECT, "agency", "mobile", HOMES, true, MONDAY, null);
    private static final CaseOpened OPENED =
            new CaseOpened("BF-1", PROJECT, "agency", "mobile", HOMES, true, MONDAY, null);

    @Test
    void a_case_is_opened_under_a_free_name() {
        given(Opening.DECIDER).when(OPEN).thenRecorded(OPENED);
    }

    @Test
    void the_name_of_a_case_is_given_once() {
        given(Opening.DECIDER, OPENED).when(OPEN).thenRefused(Refusal.VERSION_CONFLICT, "caseId");
    }
}
