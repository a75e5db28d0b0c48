package org.throughline.casefile.breakglass;

import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.CaseHistory.given;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.BasisEvent.BreakGlassOpened;
import org.throughline.casefile.events.BasisEvent.BreakGlassReviewed;

class JudgingTest {

    @Test
    void an_emergency_access_is_judged_by_somebody_else() {
        given(Judging.DECIDER, openedBy(RUTH))
                .by(DAPHNE)
                .when(new ReviewBreakGlass("g1", "justified"))
                .thenRecorded(new BreakGlassReviewed("g1", "justified"));
    }

    @Test
    void nobody_reviews_their_own_break_glass() {
        given(Judging.DECIDER, openedBy(DAPHNE))
                .by(DAPHNE)
                .when(new ReviewBreakGlass("g1", "justified"))
                .thenRefused(Refusal.FORBIDDEN_ROLE, "grantId");
    }

    @Test
    void an_access_that_was_not_taken_is_not_reviewed() {
        given(Judging.DECIDER, openedBy(RUTH))
                .by(DAPHNE)
                .when(new ReviewBreakGlass("g2", "unclear"))
                .thenRefused(Refusal.NOT_FOUND, "grantId");
    }

    private static BreakGlassOpened openedBy(Actor actor) {
        return new BreakGlassOpened("g1", "Fire in the stairwell", actor.person(), TUESDAY);
    }
}
