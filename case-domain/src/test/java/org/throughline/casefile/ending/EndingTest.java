package org.throughline.casefile.ending;

import static org.throughline.casefile.Brackenford.CLIENT;
import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.SECOND;
import static org.throughline.casefile.ReferralFacts.accepted;
import static org.throughline.casefile.ReferralFacts.completed;
import static org.throughline.casefile.ReferralFacts.confirmed;
import static org.throughline.casefile.ReferralFacts.sent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ReferralEvent.ReferralClosed;
import org.throughline.casefile.events.ReferralEvent.ReferralWithdrawn;

class EndingTest {

    private static final CloseReferral CLOSE = new CloseReferral(FIRST);
    private static final WithdrawReferral WITHDRAW =
            new WithdrawReferral(FIRST, "project", "no-response");

    @Test
    void the_project_takes_a_live_referral_back() {
        given(Ending.WITHDRAW, sent(FIRST))
                .when(WITHDRAW)
                .thenRecorded(new ReferralWithdrawn(FIRST, "project", "no-response"));
    }

    @Test
    void finished_work_is_not_taken_back() {
        given(Ending.WITHDRAW, sent(FIRST), accepted(FIRST), completed(FIRST))
                .when(WITHDRAW)
                .thenRefused(Refusal.REFERRAL_STATE, "CLOSED", "DISPUTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "not-reached"})
    void the_client_is_asked_about_finished_work(String agrees) {
        given(Ending.CONFIRM, sent(FIRST), accepted(FIRST), completed(FIRST))
                .by(CLIENT)
                .when(new ConfirmReferralOutcome(FIRST, agrees, null))
                .thenRecorded(confirmed(FIRST, agrees));
    }

    @Test
    void a_client_who_was_not_reached_is_asked_again() {
        given(
                        Ending.CONFIRM,
                        sent(FIRST),
                        accepted(FIRST),
                        completed(FIRST),
                        confirmed(FIRST, "not-reached"))
                .when(new ConfirmReferralOutcome(FIRST, "yes", null))
                .thenRecorded(confirmed(FIRST, "yes"));
    }

    @Test
    void nobody_is_asked_about_work_that_goes_on() {
        given(Ending.CONFIRM, sent(FIRST), accepted(FIRST))
                .when(new ConfirmReferralOutcome(FIRST, "yes", null))
                .thenRefused(
                        Refusal.REFERRAL_STATE,
                        "DECLINED",
                        "IN_PROGRESS",
                        "ON_HOLD",
                        "COMPLETED",
                        "WITHDRAWN",
                        "REROUTED");
    }

    @Test
    void a_supervisor_closes_what_the_client_disputes() {
        given(Ending.CLOSE, sent(FIRST), accepted(FIRST), completed(FIRST), confirmed(FIRST, "no"))
                .by(HANNAH)
                .when(CLOSE)
                .thenRecorded(new ReferralClosed(FIRST, null));
    }

    @Test
    void a_supervisor_does_not_close_what_the_client_was_not_asked_about() {
        given(Ending.CLOSE, sent(FIRST), accepted(FIRST), completed(FIRST))
                .by(HANNAH)
                .when(CLOSE)
                .thenRefused(Refusal.REFERRAL_STATE, "CLOSED", "DISPUTED");
    }

    @Test
    void an_unknown_referral_does_not_end() {
        given(Ending.WITHDRAW, sent(SECOND))
                .when(WITHDRAW)
                .thenRefused(Refusal.NOT_FOUND, "referralId");
    }
}
