package org.throughline.casefile.acting;

import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.SECOND;
import static org.throughline.casefile.ReferralFacts.agreed;
import static org.throughline.casefile.ReferralFacts.declined;
import static org.throughline.casefile.ReferralFacts.sent;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.ReferralId;

class ReportingTest {

    private static final LocalDate TODAY = LocalDate.parse("2025-03-04");
    private static final CaseEvent TO_THE_POLICE =
            sent(SECOND, POLICE, "report-support", Purpose.REPORT);

    @Test
    void the_police_say_whether_they_recorded_a_crime() {
        given(Reporting.DECIDER, agreed(), TO_THE_POLICE)
                .by(KAY)
                .when(report(SECOND, "crime"))
                .thenRecorded(
                        new AgencyActionReported(
                                POLICE, SECOND, "visit", TODAY, "BP-9", "crime", null));
    }

    @Test
    void nobody_else_says_so() {
        given(Reporting.DECIDER, agreed(), sent(FIRST))
                .by(MARCUS)
                .when(report(FIRST, "crime"))
                .thenRefused(Refusal.VALIDATION, "recordingDecision");
    }

    @Test
    void an_agency_may_report_what_it_did_outside_any_referral() {
        given(Reporting.DECIDER, agreed(), TO_THE_POLICE)
                .by(KAY)
                .when(report(null, null))
                .thenRecorded(
                        new AgencyActionReported(POLICE, null, "visit", TODAY, "BP-9", null, null));
    }

    @Test
    void an_agency_does_not_report_on_the_referral_of_another() {
        given(Reporting.DECIDER, agreed(), sent(FIRST), TO_THE_POLICE)
                .by(KAY)
                .when(report(FIRST, null))
                .thenRefused(Refusal.NOT_FOUND, "referralId");
    }

    @Test
    void a_closed_gate_takes_no_reports() {
        given(Reporting.DECIDER, agreed(), sent(FIRST), declined(FIRST))
                .by(MARCUS)
                .when(report(FIRST, null))
                .thenRefused(Refusal.NOT_FOUND, "caseId");
    }

    private static ReportAgencyAction report(
            @Nullable ReferralId referral, @Nullable String recordingDecision) {
        return new ReportAgencyAction(referral, "visit", TODAY, "BP-9", recordingDecision, null);
    }
}
