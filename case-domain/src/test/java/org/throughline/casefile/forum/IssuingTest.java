package org.throughline.casefile.forum;

import static org.throughline.casefile.Brackenford.COUNCIL;
import static org.throughline.casefile.Brackenford.FRIDAY;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.NORTHGATE;
import static org.throughline.casefile.Brackenford.OWEN;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.NEXT_YEAR;
import static org.throughline.casefile.ReferralFacts.consent;
import static org.throughline.casefile.ReferralFacts.grant;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.AgencyEvent.ForumPackIssued;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.ids.AgencyId;

class IssuingTest {
    private static final CaseListedForForum LISTED =
            new CaseListedForForum("march", END_OF_MARCH, List.of("repeat"), List.of(COUNCIL));
    private static final ConsentGiven AGREED =
            consent(
                    "c2",
                    NEXT_YEAR,
                    grant(COUNCIL, Purpose.FORUM, DataClass.CODE),
                    grant(HOMES, Purpose.FORUM, DataClass.CODE));

    @Test
    void a_pack_goes_to_those_who_signed_for_the_meeting() {
        given(Issuing.DECIDER, AGREED, LISTED)
                .by(OWEN)
                .when(pack("march", COUNCIL))
                .thenRecorded(new ForumPackIssued("march", 1, List.of(COUNCIL), FRIDAY));
    }

    @Test
    void an_agency_that_has_not_signed_gets_no_pack() {
        given(Issuing.DECIDER, AGREED, LISTED)
                .by(OWEN)
                .when(pack("march", COUNCIL, HOMES))
                .thenRefused(Refusal.AGREEMENT_EXPIRED, "agency TB");
    }

    @Test
    void an_agency_without_an_agreement_gets_no_pack() {
        given(Issuing.DECIDER, AGREED, LISTED)
                .by(OWEN)
                .when(pack("march", NORTHGATE))
                .thenRefused(Refusal.AGREEMENT_EXPIRED, "agency NL");
    }

    @Test
    void an_agency_with_which_the_case_may_not_be_discussed_gets_no_pack() {
        given(
                        Issuing.DECIDER,
                        consent("c2", NEXT_YEAR, grant(COUNCIL, Purpose.SAFETY, DataClass.CODE)),
                        LISTED)
                .by(OWEN)
                .when(pack("march", COUNCIL))
                .thenRefused(Refusal.NO_BASIS, "agency BC", "purpose forum");
    }

    @Test
    void agreements_are_asked_for_before_bases() {
        given(Issuing.DECIDER, LISTED)
                .by(OWEN)
                .when(pack("march", COUNCIL, NORTHGATE))
                .thenRefused(Refusal.AGREEMENT_EXPIRED, "agency NL");
    }

    @Test
    void a_meeting_that_does_not_speak_of_the_case_has_no_pack_of_it() {
        given(Issuing.DECIDER, AGREED, LISTED)
                .by(OWEN)
                .when(pack("april", COUNCIL))
                .thenRefused(Refusal.NOT_FOUND, "meetingId");
    }

    private static IssueForumPack pack(String meeting, AgencyId... agencies) {
        return new IssueForumPack(meeting, 1, List.of(agencies), FRIDAY);
    }
}
