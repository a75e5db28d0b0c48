package org.throughline.casefile.needs;

import static org.throughline.casefile.CaseHistory.given;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.SafetyEvent.NeedIdentified;
import org.throughline.casefile.events.SafetyEvent.NeedReviewed;

class NeedingTest {

    @Test
    void a_need_is_written_down_with_its_severity() {
        given(Needing.IDENTIFY)
                .when(new IdentifyNeed("n1", "housing", "high"))
                .thenRecorded(new NeedIdentified("n1", "housing", "high"));
    }

    @Test
    void a_need_that_was_found_can_be_looked_at_again() {
        given(Needing.REVIEW, new NeedIdentified("n1", "housing", "high"))
                .when(new ReviewNeed("n1", "part"))
                .thenRecorded(new NeedReviewed("n1", "part"));
    }

    @Test
    void a_need_that_nobody_found_is_not_reviewed() {
        given(Needing.REVIEW, new NeedIdentified("n1", "housing", "high"))
                .when(new ReviewNeed("n2", "met"))
                .thenRefused(Refusal.NOT_FOUND, "needId");
    }
}
