package org.throughline.casefile.rights.retaining;

import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.CaseHistory.given;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.RightsEvent.LegalHoldLifted;
import org.throughline.casefile.events.RightsEvent.LegalHoldPlaced;
import org.throughline.casefile.events.RightsEvent.RetentionReviewed;

class RetainingTest {

    private static final LocalDate NEXT = LocalDate.parse("2026-03-01");
    private static final LegalHoldPlaced HOLD = new LegalHoldPlaced("h1", "complaint", null);

    @ParameterizedTest
    @ValueSource(strings = {"keep", "extend", "delete"})
    void a_review_is_recorded_with_its_verdict(String verdict) {
        given(Retaining.DECIDER)
                .by(DAPHNE)
                .when(new ReviewRetention(verdict, NEXT))
                .thenRecorded(new RetentionReviewed(verdict, NEXT));
    }

    @Test
    void under_a_hold_nothing_is_deleted() {
        given(Retaining.DECIDER, HOLD)
                .by(DAPHNE)
                .when(new ReviewRetention("delete", null))
                .thenRefused(Refusal.LEGAL_HOLD, "verdict");
    }

    @Test
    void under_a_hold_a_case_may_be_kept() {
        given(Retaining.DECIDER, HOLD)
                .by(DAPHNE)
                .when(new ReviewRetention("keep", NEXT))
                .thenRecorded(new RetentionReviewed("keep", NEXT));
    }

    @Test
    void when_the_last_hold_is_lifted_a_case_may_be_deleted() {
        given(
                        Retaining.DECIDER,
                        HOLD,
                        new LegalHoldPlaced("h2", "court", null),
                        new LegalHoldLifted("h2"))
                .by(DAPHNE)
                .when(new ReviewRetention("delete", null))
                .thenRefused(Refusal.LEGAL_HOLD, "verdict");
        given(Retaining.DECIDER, HOLD, new LegalHoldLifted("h1"))
                .by(DAPHNE)
                .when(new ReviewRetention("delete", null))
                .thenRecorded(new RetentionReviewed("delete", null));
    }
}
