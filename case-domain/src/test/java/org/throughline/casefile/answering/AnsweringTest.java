package org.throughline.casefile.answering;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.accepted;
import static org.throughline.casefile.ReferralFacts.asksForMore;
import static org.throughline.casefile.ReferralFacts.completed;
import static org.throughline.casefile.ReferralFacts.declined;
import static org.throughline.casefile.ReferralFacts.drafted;
import static org.throughline.casefile.ReferralFacts.sent;
import static org.throughline.casefile.ReferralFacts.started;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ReferralEvent.ReferralAcknowledged;
import org.throughline.casefile.events.ReferralEvent.ReferralCompleted;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoRequested;
import org.throughline.casefile.events.ReferralEvent.ReferralPaused;
import org.throughline.casefile.events.ReferralEvent.ReferralProgressed;
import org.throughline.casefile.events.ReferralEvent.ReferralResumed;
import org.throughline.casefile.events.ReferralEvent.ReferralStarted;

class AnsweringTest {

    private static final AcceptReferral ACCEPT =
            new AcceptReferral(FIRST, "TB-1", "surveyor", END_OF_MARCH);
    private static final ReferralPaused PAUSED =
            new ReferralPaused(FIRST, "client-away", END_OF_MARCH, null);

    @Test
    void the_addressee_confirms_that_it_has_the_referral() {
        given(Answering.ACKNOWLEDGE, sent(FIRST))
                .by(MARCUS)
                .when(new AcknowledgeReferral(FIRST, "TB-1", "desk"))
                .thenRecorded(new ReferralAcknowledged(FIRST, "TB-1", "desk"));
    }

    @Test
    void the_addressee_may_ask_for_more_before_it_decides() {
        given(Answering.REQUEST_INFO, sent(FIRST))
                .by(MARCUS)
                .when(new RequestReferralInfo(FIRST, "Which door?"))
                .thenRecorded(new ReferralInfoRequested(FIRST, "Which door?"));
    }

    @Test
    void the_addressee_takes_the_referral_on() {
        given(Answering.ACCEPT, sent(FIRST)).by(MARCUS).when(ACCEPT).thenRecorded(accepted(FIRST));
    }

    @Test
    void an_agency_that_was_not_asked_learns_nothing_of_the_referral() {
        given(Answering.ACCEPT, sent(FIRST))
                .by(KAY)
                .when(ACCEPT)
                .thenRefused(Refusal.NOT_FOUND, "referralId");
        given(Answering.ACCEPT).by(KAY).when(ACCEPT).thenRefused(Refusal.NOT_FOUND, "referralId");
    }

    @Test
    void a_draft_does_not_exist_for_the_agency_it_is_meant_for() {
        given(Answering.ACCEPT, drafted(FIRST, HOMES, "safety-measures"))
                .by(MARCUS)
                .when(ACCEPT)
                .thenRefused(Refusal.NOT_FOUND, "referralId");
    }

    @Test
    void an_answer_that_comes_twice_names_what_is_open_instead() {
        given(Answering.ACCEPT, sent(FIRST), accepted(FIRST))
                .by(MARCUS)
                .when(ACCEPT)
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
    void while_the_agency_waits_for_an_answer_it_does_not_accept() {
        given(Answering.ACCEPT, sent(FIRST), asksForMore(FIRST))
                .by(MARCUS)
                .when(ACCEPT)
                .thenRefused(Refusal.REFERRAL_STATE, "ACKNOWLEDGED", "DECLINED", "WITHDRAWN");
    }

    @Test
    void an_ended_referral_stays_ended() {
        given(Answering.COMPLETE, sent(FIRST), declined(FIRST))
                .by(MARCUS)
                .when(new CompleteReferral(FIRST, "patrol", true, null))
                .thenRefused(Refusal.REFERRAL_STATE, "REROUTED");
    }

    @Test
    void work_is_told_in_the_codes_of_the_agency_and_kept_in_both() {
        given(Working.START, sent(FIRST), accepted(FIRST))
                .by(MARCUS)
                .when(new StartReferral(FIRST, "WO-RAISED", "Joiner booked"))
                .thenRecorded(
                        new ReferralStarted(FIRST, "WO-RAISED", "work-ordered", "Joiner booked"));
        given(Working.PROGRESS, sent(FIRST), accepted(FIRST), started(FIRST))
                .by(MARCUS)
                .when(new RecordReferralProgress(FIRST, "WO-RAISED", null))
                .thenRecorded(new ReferralProgressed(FIRST, "WO-RAISED", "work-ordered", null));
    }

    @Test
    void a_code_that_no_map_knows_is_not_guessed() {
        given(Working.START, sent(FIRST), accepted(FIRST))
                .by(MARCUS)
                .when(new StartReferral(FIRST, "WO-MAYBE", null))
                .thenRefused(Refusal.UNKNOWN_CODE, "agencyCode");
    }

    @Test
    void where_the_referral_stands_is_asked_before_what_a_code_means() {
        given(Working.PROGRESS, sent(FIRST))
                .by(MARCUS)
                .when(new RecordReferralProgress(FIRST, "WO-MAYBE", null))
                .thenRefused(
                        Refusal.REFERRAL_STATE,
                        "ACKNOWLEDGED",
                        "INFO_NEEDED",
                        "ACCEPTED",
                        "DECLINED",
                        "WITHDRAWN",
                        "REROUTED");
    }

    @Test
    void work_on_hold_is_taken_up_again() {
        given(Answering.PAUSE, sent(FIRST), accepted(FIRST))
                .by(MARCUS)
                .when(new PauseReferral(FIRST, "client-away", END_OF_MARCH, null))
                .thenRecorded(PAUSED);
        given(Answering.RESUME, sent(FIRST), accepted(FIRST), PAUSED)
                .by(MARCUS)
                .when(new ResumeReferral(FIRST, "Back home"))
                .thenRecorded(new ReferralResumed(FIRST, "Back home"));
    }

    @Test
    void work_on_hold_is_not_finished() {
        given(Answering.COMPLETE, sent(FIRST), accepted(FIRST), PAUSED)
                .by(MARCUS)
                .when(new CompleteReferral(FIRST, "patrol", true, null))
                .thenRefused(Refusal.REFERRAL_STATE, "DECLINED", "IN_PROGRESS", "WITHDRAWN");
    }

    @Test
    void work_may_be_finished_without_a_word_in_between() {
        given(Answering.COMPLETE, sent(FIRST), accepted(FIRST))
                .by(MARCUS)
                .when(new CompleteReferral(FIRST, "measure-fitted", true, null))
                .thenRecorded(completed(FIRST));
        given(Answering.COMPLETE, sent(FIRST), accepted(FIRST), started(FIRST))
                .by(MARCUS)
                .when(new CompleteReferral(FIRST, "not-delivered", false, "Nobody home"))
                .thenRecorded(new ReferralCompleted(FIRST, "not-delivered", false, "Nobody home"));
    }
}
