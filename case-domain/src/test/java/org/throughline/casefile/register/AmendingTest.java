package org.throughline.casefile.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.COUNCIL;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.INES;
import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.Brackenford.NORTHGATE;
import static org.throughline.casefile.Brackenford.OWEN;
import static org.throughline.casefile.Brackenford.PETRA;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.Brackenford.ROSA;
import static org.throughline.casefile.Brackenford.SIAN;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.ReferralFacts.NEXT_YEAR;
import static org.throughline.casefile.ReferralFacts.consent;
import static org.throughline.casefile.ReferralFacts.grant;
import static org.throughline.casefile.StoryFacts.opened;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.Decision.Refused;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.CodeMap;
import org.throughline.casefile.register.RegisterEntry.ForumAttendance;
import org.throughline.casefile.register.RegisterEntry.ForumMeeting;
import org.throughline.casefile.register.RegisterEntry.ForumResearch;
import org.throughline.casefile.register.RegisterEntry.ForumSignature;
import org.throughline.casefile.register.RegisterEntry.MapEntry;
import org.throughline.casefile.register.RegisterEntry.Staff;

class AmendingTest {

    private static final LocalDate APRIL = LocalDate.parse("2025-04-09");
    private static final Register MEETING =
            REGISTER.with(new ForumMeeting("april", APRIL, List.of(HOMES, COUNCIL)));
    private static final List<RecordedEvent> LISTED =
            new CaseStory()
                    .commits(
                            opened(),
                            consent("c2", NEXT_YEAR, grant(COUNCIL, Purpose.FORUM, DataClass.CODE)),
                            new CaseListedForForum(
                                    "april", APRIL, List.of("repeat"), List.of(COUNCIL)))
                    .history();

    @Test
    void an_agency_signs_for_a_meeting_that_it_is_invited_to() {
        assertThat(by(MARCUS).hidden(signature("april", HOMES))).isEmpty();
        assertThat(by(OWEN).hidden(signature("april", HOMES))).isEmpty();
    }

    @Test
    void an_agency_does_not_sign_for_another() {
        assertThat(by(MARCUS).hidden(signature("april", COUNCIL)))
                .isEqualTo(refused(Refusal.NOT_FOUND, "meetingId"));
    }

    @Test
    void a_meeting_that_an_agency_is_not_invited_to_answers_like_none() {
        assertThat(by(KAY).hidden(signature("april", POLICE)))
                .isEqualTo(by(KAY).hidden(signature("may", POLICE)))
                .isEqualTo(refused(Refusal.NOT_FOUND, "meetingId"));
    }

    @Test
    void attendance_is_of_a_meeting_that_is_scheduled() {
        assertThat(by(OWEN).hidden(new ForumAttendance("april", MARCUS.person(), true))).isEmpty();
        assertThat(by(OWEN).hidden(new ForumAttendance("may", MARCUS.person(), true)))
                .isEqualTo(refused(Refusal.NOT_FOUND, "meetingId"));
    }

    @Test
    void research_is_on_a_case_that_the_meeting_speaks_of_with_the_agency() {
        assertThat(by(SIAN).hidden(research(COUNCIL), LISTED)).isEmpty();
        assertThat(by(OWEN).hidden(research(COUNCIL), LISTED)).isEmpty();
        assertThat(by(MARCUS).hidden(research(HOMES), LISTED))
                .isEqualTo(by(MARCUS).hidden(research(HOMES), List.of()))
                .isEqualTo(refused(Refusal.NOT_FOUND, "caseId"));
    }

    @Test
    void research_by_an_agency_ends_with_its_gate() {
        var later = new Amending(MEETING, SIAN, TUESDAY.plusSeconds(86_400L * 800));

        assertThat(later.hidden(research(COUNCIL), LISTED))
                .isEqualTo(refused(Refusal.NOT_FOUND, "caseId"));
    }

    @Test
    void staff_of_another_project_do_not_learn_that_the_case_exists() {
        assertThat(by(INES).hidden(research(COUNCIL), LISTED))
                .isEqualTo(refused(Refusal.NOT_FOUND, "caseId"));
    }

    @Test
    void a_meeting_is_of_agencies_with_an_agreement_on_its_day() {
        assertThat(by(OWEN).against(new ForumMeeting("m", APRIL, List.of(HOMES)))).isEmpty();
        assertThat(by(OWEN).against(new ForumMeeting("m", APRIL, List.of(HOMES, NORTHGATE))))
                .isEqualTo(refused(Refusal.AGREEMENT_EXPIRED, "agency NL"));
        assertThat(
                        by(OWEN).against(
                                        new ForumMeeting(
                                                "m",
                                                LocalDate.parse("2026-04-01"),
                                                List.of(HOMES))))
                .isEqualTo(refused(Refusal.AGREEMENT_EXPIRED, "agency TB"));
    }

    @Test
    void the_next_version_of_a_map_is_published_by_who_saw_the_last() {
        assertThat(by(PETRA).against(map(HOMES, 2))).isEmpty();
        assertThat(by(PETRA).against(map(POLICE, 1))).isEmpty();
        for (int version : List.of(1, 3)) {
            assertThat(by(PETRA).against(map(HOMES, version)))
                    .isEqualTo(refused(Refusal.VERSION_CONFLICT, "mapVersion"));
        }
    }

    @Test
    void nobody_is_registered_as_the_system() {
        assertThat(by(PETRA).against(staff("N-1", Role.SYSTEM)))
                .isEqualTo(refused(Refusal.VALIDATION, "role"));
        assertThat(by(PETRA).against(staff("system", Role.CASEWORKER)))
                .isEqualTo(refused(Refusal.VALIDATION, "person"));
        assertThat(by(PETRA).against(staff("N-1", Role.CASEWORKER))).isEmpty();
    }

    @Test
    void nobody_changes_their_own_entry() {
        assertThat(by(PETRA).against(staff(PETRA.person().value(), Role.SUPERVISOR)))
                .isEqualTo(refused(Refusal.VALIDATION, "person"));
        assertThat(by(PETRA).against(staff(PETRA.person().value(), Role.ADMIN)))
                .isEqualTo(refused(Refusal.VALIDATION, "person"));
    }

    private static Amending by(Actor sender) {
        return new Amending(MEETING, sender, TUESDAY);
    }

    private static Optional<Refused> refused(Refusal reason, String detail) {
        return Optional.of(new Refused(reason, List.of(detail)));
    }

    private static ForumSignature signature(String meetingId, AgencyId agency) {
        return new ForumSignature(meetingId, agency, MARCUS.person(), APRIL);
    }

    private static ForumResearch research(AgencyId agency) {
        return new ForumResearch("april", agency, SIAN.person(), ROSA, "nothing-known", null);
    }

    private static CodeMap map(AgencyId agency, int version) {
        return new CodeMap(agency, version, List.of(new MapEntry("A", "waiting")));
    }

    private static Staff staff(String person, Role role) {
        return new Staff(
                new PersonId(person), "N", role, AgencyId.PROJECT, "p", "n@town.example.org");
    }
}
