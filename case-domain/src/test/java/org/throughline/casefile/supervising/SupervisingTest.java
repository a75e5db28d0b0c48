package org.throughline.casefile.supervising;

import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.CaseHistory.given;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.ContactEvent.SupervisionHeld;

class SupervisingTest {

    @Test
    void supervision_leaves_its_decisions_with_the_case() {
        given(Supervising.DECIDER)
                .by(HANNAH)
                .when(new RecordSupervision("Ask for a review", 17, true))
                .thenRecorded(new SupervisionHeld("Ask for a review", 17, true));
    }
}
