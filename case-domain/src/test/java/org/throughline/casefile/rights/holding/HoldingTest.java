package org.throughline.casefile.rights.holding;

import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.CaseHistory.given;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.RightsEvent.LegalHoldLifted;
import org.throughline.casefile.events.RightsEvent.LegalHoldPlaced;

class HoldingTest {

    private static final LocalDate LAST_YEAR = LocalDate.parse("2024-12-31");

    @Test
    void a_hold_is_placed_with_a_reason() {
        given(Holding.PLACE)
                .by(DAPHNE)
                .when(new PlaceLegalHold("h1", "court", null))
                .thenRecorded(new LegalHoldPlaced("h1", "court", null));
    }

    @Test
    void a_hold_lives_until_it_is_lifted_even_past_its_day() {
        given(Holding.LIFT, new LegalHoldPlaced("h1", "court", LAST_YEAR))
                .by(DAPHNE)
                .when(new LiftLegalHold("h1"))
                .thenRecorded(new LegalHoldLifted("h1"));
    }

    @Test
    void a_hold_that_was_never_placed_is_not_lifted() {
        given(Holding.LIFT, new LegalHoldPlaced("h1", "court", null))
                .by(DAPHNE)
                .when(new LiftLegalHold("h2"))
                .thenRefused(Refusal.NOT_FOUND, "holdId");
    }

    @Test
    void a_hold_is_lifted_once() {
        given(Holding.LIFT, new LegalHoldPlaced("h1", "court", null), new LegalHoldLifted("h1"))
                .by(DAPHNE)
                .when(new LiftLegalHold("h1"))
                .thenRefused(Refusal.NOT_FOUND, "holdId");
    }
}
