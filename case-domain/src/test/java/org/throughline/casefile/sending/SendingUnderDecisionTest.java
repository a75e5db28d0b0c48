package org.throughline.casefile.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.decided;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Decision.Recorded;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/** The police may be told of the first event, for a first referral. */
class SendingUnderDecisionTest {

    @Test
    void what_was_decided_can_be_sent() {
        var outcome =
                given(Sending.SEND, decided("d-1", POLICE, List.of(1), FIRST))
                        .when(ask(FIRST, POLICE, Purpose.HARM));
        assertThat(outcome.decision()).isInstanceOf(Recorded.class);
    }

    @Test
    void a_referral_that_was_not_decided_on_has_no_basis() {
        given(Sending.SEND, decided("d-1", POLICE, List.of(1), FIRST))
                .when(ask(SECOND, POLICE, Purpose.HARM))
                .thenRefused(Refusal.NO_BASIS, "referral r-2");
    }

    @Test
    void a_decision_is_a_basis_for_one_agency_and_its_purposes() {
        given(Sending.SEND, decided("d-1", POLICE, List.of(1), FIRST))
                .when(ask(FIRST, HOMES, Purpose.HARM))
                .thenRefused(Refusal.NO_BASIS, "agency TB");
        given(Sending.SEND, decided("d-1", POLICE, List.of(1), FIRST))
                .when(ask(FIRST, POLICE, Purpose.REPORT))
                .thenRefused(Refusal.NO_BASIS, "purpose report");
    }

    private static SendReferral ask(ReferralId id, AgencyId to, Purpose purpose) {
        return new SendReferral(
                id,
                to,
                to.equals(POLICE) ? "urgent-safety" : "safety-measures",
                null,
                "outlook",
                purpose,
                Urgency.HIGH,
                "Rosa",
                "Patrol tonight, please",
                List.of("topic:incident", "ReferralSent.ask"),
                "d-1",
                1);
    }
}
