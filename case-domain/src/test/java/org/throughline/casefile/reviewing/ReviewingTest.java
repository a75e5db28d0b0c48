package org.throughline.casefile.reviewing;

import static org.throughline.casefile.Brackenford.CLIENT;
import static org.throughline.casefile.CaseHistory.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.IncidentEvent.CaseReviewRequested;

class ReviewingTest {

    @Test
    void the_client_asks_for_a_review_of_the_reports_they_name() {
        given(Reviewing.DECIDER)
                .by(CLIENT)
                .when(new RequestCaseReview("hate-report-14", List.of("i1", "i2")))
                .thenRecorded(new CaseReviewRequested("hate-report-14", List.of("i1", "i2")));
    }

    @Test
    void a_review_is_asked_for_without_any_rule() {
        given(Reviewing.DECIDER)
                .when(new RequestCaseReview(null, List.of("i1")))
                .thenRecorded(new CaseReviewRequested(null, List.of("i1")));
    }
}
