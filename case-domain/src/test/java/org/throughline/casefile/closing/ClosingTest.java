package org.throughline.casefile.closing;

import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.SECOND;
import static org.throughline.casefile.ReferralFacts.accepted;
import static org.throughline.casefile.ReferralFacts.completed;
import static org.throughline.casefile.ReferralFacts.confirmed;
import static org.throughline.casefile.ReferralFacts.declined;
import static org.throughline.casefile.ReferralFacts.drafted;
import static org.throughline.casefile.ReferralFacts.sent;
import static org.throughline.casefile.TaskFacts.helpOffered;
import static org.throughline.casefile.TaskFacts.intervention;
import static org.throughline.casefile.TaskFacts.resolved;
import static org.throughline.casefile.TaskFacts.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;
import org.throughline.casefile.events.TaskEvent.ImpactReduced;
import org.throughline.casefile.events.TaskEvent.InterventionEnded;
import org.throughline.casefile.values.Link;

class ClosingTest {

    private static final Instant FOURTEEN_DAYS_LATER = MONDAY.plus(Duration.ofDays(14));

    @Test
    void a_resolved_case_closes_with_the_tasks_that_are_done() {
        given(Closing.DECIDER, helpOffered("accepted"), intervention("v1"), resolved())
                .when(close("resolved"))
                .thenRecorded(closed("resolved", "help", "intervention", "resolution"));
    }

    @Test
    void a_task_is_done_when_something_came_of_it() {
        var eased =
                new ImpactReduced(
                        "patrol", new Link("contact", "t1"), List.of(), null, null, null, "Calmer");
        given(
                        Closing.DECIDER,
                        helpOffered("later"),
                        intervention("v1"),
                        new InterventionEnded("v1", "not", null),
                        eased)
                .when(close("client-ended"))
                .thenRecorded(closed("client-ended", "impact"));
        given(
                        Closing.DECIDER,
                        helpOffered("declined"),
                        intervention("v1"),
                        new InterventionEnded("v1", "part", null))
                .when(close("client-ended"))
                .thenRecorded(closed("client-ended", "help", "intervention"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolved", "supported-unresolved"})
    void without_a_resolution_no_case_counts_as_resolved(String reason) {
        given(Closing.DECIDER).when(close(reason)).thenRefused(Refusal.OPEN_WORK, "resolution");
    }

    @Test
    void for_another_reason_a_case_closes_without_a_resolution() {
        given(Closing.DECIDER).when(close("no-contact")).thenRecorded(closed("no-contact"));
    }

    @Test
    void live_and_disputed_referrals_hold_a_case_open() {
        given(
                        Closing.DECIDER,
                        sent(FIRST),
                        accepted(FIRST),
                        completed(FIRST),
                        confirmed(FIRST, "no"),
                        sent(SECOND))
                .when(close("no-contact"))
                .thenRefused(Refusal.OPEN_WORK, "referral r1 DISPUTED", "referral r2 SENT");
    }

    @Test
    void drafts_and_completed_and_ended_referrals_do_not() {
        given(
                        Closing.DECIDER,
                        drafted(FIRST, HOMES, "safety-measures"),
                        sent(SECOND),
                        accepted(SECOND),
                        completed(SECOND))
                .when(close("no-contact"))
                .thenRecorded(closed("no-contact"));
        given(Closing.DECIDER, sent(FIRST), declined(FIRST))
                .when(close("no-contact"))
                .thenRecorded(closed("no-contact"));
    }

    @Test
    void a_high_risk_is_looked_at_again_before_the_work_ends() {
        given(Closing.DECIDER, risk(RiskLevel.HIGH))
                .at(FOURTEEN_DAYS_LATER)
                .when(close("moved-away"))
                .thenRecorded(closed("moved-away"));
        given(Closing.DECIDER, risk(RiskLevel.HIGH))
                .at(FOURTEEN_DAYS_LATER.plusSeconds(1))
                .when(close("moved-away"))
                .thenRefused(Refusal.OPEN_WORK, "risk");
    }

    @Test
    void a_risk_that_has_become_lower_does_not_hold_a_case_open() {
        given(Closing.DECIDER, risk(RiskLevel.HIGH), risk(RiskLevel.MEDIUM))
                .at(FOURTEEN_DAYS_LATER.plusSeconds(60))
                .when(close("moved-away"))
                .thenRecorded(closed("moved-away"));
    }

    @Test
    void the_client_is_offered_a_meeting_and_the_answer_lists_all_that_is_open() {
        given(Closing.DECIDER, sent(FIRST))
                .when(new CloseCase("resolved", false, false))
                .thenRefused(Refusal.OPEN_WORK, "resolution", "referral r1 SENT", "meetingOffered");
    }

    @Test
    void a_closed_case_is_taken_up_again() {
        given(Reopening.DECIDER, closed("no-contact"))
                .by(HANNAH)
                .when(new ReopenCase("He is back"))
                .thenRecorded(new CaseReopened("He is back"));
    }

    @Test
    void an_open_case_is_not_opened_again() {
        given(Reopening.DECIDER, closed("no-contact"), new CaseReopened("He is back"))
                .by(HANNAH)
                .when(new ReopenCase("Twice"))
                .thenRefused(Refusal.VALIDATION, "caseId");
    }

    private static CloseCase close(String reason) {
        return new CloseCase(reason, true, false);
    }

    private static CaseClosed closed(String reason, String... done) {
        return new CaseClosed(reason, true, false, List.of(done));
    }
}
