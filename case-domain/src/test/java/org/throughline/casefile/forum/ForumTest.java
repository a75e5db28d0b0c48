package org.throughline.casefile.forum;

import static org.throughline.casefile.Brackenford.COUNCIL;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.Brackenford.NORTHGATE;
import static org.throughline.casefile.Brackenford.OWEN;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.NEXT_YEAR;
import static org.throughline.casefile.ReferralFacts.agreed;
import static org.throughline.casefile.ReferralFacts.consent;
import static org.throughline.casefile.ReferralFacts.grant;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.AgencyEvent.ForumActionAgreed;
import org.throughline.casefile.events.AgencyEvent.ForumActionReported;
import org.throughline.casefile.ids.AgencyId;

class ForumTest {

    private static final CaseListedForForum LISTED =
            new CaseListedForForum("march", END_OF_MARCH, List.of("repeat"), List.of(COUNCIL));
    private static final ForumActionAgreed AGREED =
            new ForumActionAgreed(
                    "a1", "march", HOMES, "manager", "warn-tenant", END_OF_MARCH, "In writing");
    private static final ReportForumAction DONE = new ReportForumAction("a1", "done", null);

    @Test
    void a_case_is_listed_for_agencies_that_the_client_agreed_to_meet() {
        given(
                        Listing.DECIDER,
                        consent("c2", NEXT_YEAR, grant(COUNCIL, Purpose.FORUM, DataClass.CODE)))
                .by(OWEN)
                .when(list(COUNCIL))
                .thenRecorded(LISTED);
    }

    @Test
    void a_basis_for_another_purpose_does_not_do() {
        given(Listing.DECIDER, agreed())
                .by(OWEN)
                .when(list(HOMES))
                .thenRefused(Refusal.NO_BASIS, "agency TB", "purpose forum");
    }

    @Test
    void every_agency_of_a_listing_needs_an_agreement() {
        given(
                        Listing.DECIDER,
                        consent("c2", NEXT_YEAR, grant(COUNCIL, Purpose.FORUM, DataClass.CODE)))
                .by(OWEN)
                .when(list(COUNCIL, NORTHGATE))
                .thenRefused(Refusal.AGREEMENT_EXPIRED, "agency NL");
    }

    @Test
    void the_meeting_gives_an_agency_a_task() {
        given(Acting.AGREE, LISTED).by(OWEN).when(agree("march")).thenRecorded(AGREED);
    }

    @Test
    void a_meeting_that_did_not_speak_of_the_case_gives_no_task() {
        given(Acting.AGREE, LISTED)
                .by(OWEN)
                .when(agree("april"))
                .thenRefused(Refusal.NOT_FOUND, "meetingId");
    }

    @Test
    void an_agency_and_the_coordinator_report_what_became_of_its_task() {
        given(Acting.REPORT, LISTED, AGREED)
                .by(MARCUS)
                .when(DONE)
                .thenRecorded(new ForumActionReported("a1", "done", null));
        given(Acting.REPORT, LISTED, AGREED)
                .by(OWEN)
                .when(DONE)
                .thenRecorded(new ForumActionReported("a1", "done", null));
    }

    @Test
    void an_agency_does_not_report_on_the_task_of_another() {
        given(Acting.REPORT, LISTED, AGREED)
                .by(KAY)
                .when(DONE)
                .thenRefused(Refusal.NOT_FOUND, "actionId");
    }

    @Test
    void an_unknown_task_is_not_reported_on() {
        given(Acting.REPORT, LISTED).by(OWEN).when(DONE).thenRefused(Refusal.NOT_FOUND, "actionId");
    }

    private static ListCaseForForum list(AgencyId... agencies) {
        return new ListCaseForForum("march", END_OF_MARCH, List.of("repeat"), List.of(agencies));
    }

    private static AgreeForumAction agree(String meetingId) {
        return new AgreeForumAction(
                "a1", meetingId, HOMES, "manager", "warn-tenant", "In writing", END_OF_MARCH);
    }
}
