package org.throughline.casefile.consenting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.agreed;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseHistory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.BasisEvent.ConsentRefused;
import org.throughline.casefile.memory.Bases;

class RefusingTest {

    private static final ConsentRefused NOT_THE_POLICE =
            new ConsentRefused(List.of(POLICE), List.of(Purpose.REPORT), "Not now");

    @Test
    void the_client_may_say_whom_they_do_not_want_to_be_told() {
        given(Refusing.DECIDER)
                .when(new RefuseConsent(List.of(POLICE), List.of(Purpose.REPORT), "Not now"))
                .thenRecorded(NOT_THE_POLICE);
    }

    @Test
    void a_refusal_takes_back_nothing_that_was_given() {
        var given = Bases.NONE.evolve(CaseHistory.recorded(1, agreed(), Map.of()));
        var after = given.evolve(CaseHistory.recorded(2, NOT_THE_POLICE, Map.of()));

        assertThat(after.liveFor(POLICE, TUESDAY)).isEqualTo(given.liveFor(POLICE, TUESDAY));
        assertThat(after.liveFor(HOMES, TUESDAY)).hasSize(1);
    }
}
