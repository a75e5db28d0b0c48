package org.throughline.casefile.breakglass;

import static org.throughline.casefile.Brackenford.SIAN;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.CaseHistory.given;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.BasisEvent.BreakGlassOpened;

class BreakingTest {

    @Test
    void emergency_access_lasts_an_hour_and_names_who_took_it() {
        given(Breaking.DECIDER)
                .by(SIAN)
                .at(TUESDAY)
                .when(new OpenBreakGlass("g1", "Fire in the stairwell"))
                .thenRecorded(
                        new BreakGlassOpened(
                                "g1",
                                "Fire in the stairwell",
                                SIAN.person(),
                                TUESDAY.plus(Duration.ofHours(1))));
    }
}
