package org.throughline.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.stored.DomainJson;

/** The registers are changed entry by entry, each change an event of the log. */
class RegisterCommandsIT {
    private static final Instant NOW = Instant.parse("2025-06-02T09:00:00Z");
    private static final Actor ADMIN = staff("AD-1", Role.ADMIN);
    private static final Actor FORUM = staff("FC-1", Role.FORUM);
    private static final Actor SUPERVISOR = staff("SV-1", Role.SUPERVISOR);
    private static final Actor HOUSING =
            new Actor(new PersonId("TB-U1"), Role.AGENCY_USER, new AgencyId("TB"));

    private static final String AGENCY =
            """
            {"commandId":"%s","code":"QH","name":"Quay Health","kind":"health","services":
            [{"code":"talk","label":"Talk"}],"channels":["mail"],"email":"desk@quay.example.org"}
            """;
    private static final String AGREEMENT =
            """
            {"commandId":"%s","agreementId":"agr-qh","agency":"QH","from":"2025-01-01","to":"2026-12-31",
            "classes":["CODE","IDENT"]}
            """;
    private static final String STAFF =
            """
            {"commandId":"%s","person":"QH-U1","name":"Quentin","role":"agency-user","agency":"QH",
            "email":"q@quay.example.org"}
            """;
    private static final String MEETING =
            """
            {"commandId":"%s","meetingId":"june","on":"2025-06-18","agencies":["TB","BC"]}
            """;
    private static final String SIGNATURE =
            """
            {"commandId":"%s","meetingId":"june","agency":"TB","person":"TB-U1","signedOn":"2025-06-02"}
            """;
    private static final String ATTENDANCE =
            """
            {"commandId":"%s","meetingId":"june","person":"TB-U1","attended":true}
            """;
    private static final String RESEARCH =
            """
            {"commandId":"%s","meetingId":"june","agency":"TB","person":"TB-U1","caseId":"BF-0101",
            "answer":"nothing-known"}
            """;
    private static final String CLOCK =
            """
            {"commandId":"%s","clock":"decide","urgency":"high","amount":3,"unit":"days","reason":"Summer"}
            """;
    private static final String MAP =
            """
            {"commandId":"%s","agency":"TB","mapVersion":2,"entries":[{"theirs":"X","ours":"waiting"}]}
            """;

    private static TestDesk open;

    @BeforeAll
    static void open_a_desk() {
        open = new TestDesk();
        hand("RegisterAgency", AGENCY.formatted("up-1"), ADMIN);
        hand("ScheduleForum", MEETING.formatted("up-2"), FORUM);
    }

    @AfterAll
    static void close_it() {
        open.close();
    }

    @Test
    void an_agency_its_agreement_and_its_staff_hold_at_once() {
        recorded("SignAgreement", AGREEMENT.formatted("a-1"), ADMIN, "Agreement");
        recorded("RegisterStaff", STAFF.formatted("a-2"), ADMIN, "Staff");

        assertThat(now().agreementInForce(new AgencyId("QH"), NOW)).isPresent();
        assertThat(now().staff(new PersonId("QH-U1"))).isPresent();
    }

    @Test
    void a_meeting_is_signed_for_and_attended() {
        recorded("SignForumConfidentiality", SIGNATURE.formatted("f-1"), HOUSING, "ForumSignature");
        recorded("RecordForumAttendance", ATTENDANCE.formatted("f-2"), FORUM, "ForumAttendance");

        assertThat(now().hasSigned("june", new AgencyId("TB"))).isTrue();
    }

    @Test
    void a_clock_is_set_for_what_starts_from_then_on() {
        recorded("SetClock", CLOCK.formatted("c-1"), SUPERVISOR, "ClockSetting");

        assertThat(now().clockSetting("decide", Urgency.HIGH, NOW)).isPresent();
        assertThat(now().clockSetting("decide", Urgency.HIGH, NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void the_next_version_of_a_map_is_the_one_that_counts() {
        recorded("PublishCodeMap", MAP.formatted("m-1"), ADMIN, "CodeMap");

        assertThat(now().ourCode(new AgencyId("TB"), "X")).contains("waiting");
        refused("PublishCodeMap", MAP.formatted("m-2"), ADMIN, Refusal.VERSION_CONFLICT);
    }

    @Test
    void the_same_command_again_is_answered_as_the_first_time() {
        var first = hand("RegisterAgency", AGENCY.formatted("again"), ADMIN);
        long head = open.log.head();
        var second = hand("RegisterAgency", AGENCY.formatted("again"), ADMIN);

        assertThat(((Answer.Done) second).events()).isEqualTo(((Answer.Done) first).events());
        assertThat(((Answer.Done) second).repeated()).isTrue();
        assertThat(open.log.head()).isEqualTo(head);
    }

    @Test
    void the_same_id_with_another_body_is_a_mismatch() {
        hand("SetClock", CLOCK.formatted("mix"), SUPERVISOR);

        refused(
                "SetClock",
                CLOCK.formatted("mix").replace("Summer", "Winter"),
                SUPERVISOR,
                Refusal.IDEMPOTENCY_MISMATCH);
        refused("RegisterAgency", AGENCY.formatted("mix"), ADMIN, Refusal.IDEMPOTENCY_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "RegisterAgency, caseworker",
        "SignAgreement, supervisor",
        "RegisterStaff, data-lead",
        "ScheduleForum, admin",
        "RecordForumAttendance, admin",
        "SetClock, admin",
        "PublishCodeMap, forum"
    })
    void a_role_that_the_contract_does_not_name_may_not(String command, String role) {
        var sender =
                new Actor(
                        new PersonId("XX-1"),
                        DomainJson.mapper().convertValue(role, Role.class),
                        AgencyId.PROJECT);

        refused(
                command,
                body(command).formatted("role-" + command),
                sender,
                Refusal.FORBIDDEN_ROLE);
    }

    @Test
    void a_meeting_needs_agreements_on_its_day() {
        refused(
                "ScheduleForum",
                MEETING.formatted("late").replace("2025-06-18", "2031-06-18"),
                FORUM,
                Refusal.AGREEMENT_EXPIRED);
    }

    @Test
    void what_is_hidden_answers_like_nothing() {
        refused(
                "SignForumConfidentiality",
                SIGNATURE.formatted("h-1").replace("\"june\"", "\"july\""),
                HOUSING,
                Refusal.NOT_FOUND);
        refused(
                "SignForumConfidentiality",
                SIGNATURE.formatted("h-2").replace("\"TB\"", "\"BC\"").replace("TB-U1", "BC-U1"),
                HOUSING,
                Refusal.NOT_FOUND);
        refused("RecordForumResearch", RESEARCH.formatted("h-3"), HOUSING, Refusal.NOT_FOUND);
        refused("RecordForumResearch", RESEARCH.formatted("h-4"), FORUM, Refusal.NOT_FOUND);
    }

    @Test
    void research_is_recorded_on_a_case_that_the_meeting_speaks_of() {
        var steps = TestDesk.steps("BF-0101.jsonl");
        steps.forEach(open::hand);
        var listing =
                steps.stream()
                        .filter(step -> step.path("command").asString().equals("ListCaseForForum"))
                        .findFirst()
                        .orElseThrow()
                        .path("data");
        var meeting = listing.path("meetingId").asString();
        var agency = listing.path("agencies").get(0).asString();
        hand(
                "ScheduleForum",
                MEETING.formatted("r-1")
                        .replace("june", meeting)
                        .replace("\"TB\",\"BC\"", "\"" + agency + "\""),
                FORUM);

        recorded(
                "RecordForumResearch",
                RESEARCH.formatted("r-2")
                        .replace("june", meeting)
                        .replace("TB-U1", agency + "-U1")
                        .replace("\"TB\"", "\"" + agency + "\""),
                FORUM,
                "ForumResearch");
    }

    @Test
    void what_is_wrong_with_a_body_is_named() {
        assertThat(violations("SetClock", "[]", SUPERVISOR)).containsExactly("body");
        assertThat(violations("SetClock", "{}", SUPERVISOR))
                .containsExactlyInAnyOrder(
                        "commandId", "clock", "urgency", "amount", "unit", "reason");
        assertThat(
                        violations(
                                "SetClock",
                                CLOCK.formatted("v-1").replace("\"days\"", "\"weeks\""),
                                SUPERVISOR))
                .containsExactly("unit");
        assertThat(violations("SetClock", CLOCK.formatted("v-2").replace(":3", ":0"), SUPERVISOR))
                .containsExactly("amount");
        assertThat(
                        violations(
                                "RegisterStaff",
                                STAFF.formatted("v-3").replace("agency-user", "wizard"),
                                ADMIN))
                .containsExactly("body");
        assertThat(
                        violations(
                                "SignAgreement",
                                AGREEMENT.formatted("v-4").replace("IDENT", "OFFENCE"),
                                ADMIN))
                .containsExactly("classes");
        assertThat(
                        violations(
                                "RegisterAgency",
                                AGENCY.formatted("v 5")
                                        .replace("{\"commandId", "{\"x\":1,\"commandId"),
                                ADMIN))
                .containsExactlyInAnyOrder("commandId", "x");
    }

    private static String body(String command) {
        return switch (command) {
            case "RegisterAgency" -> AGENCY;
            case "SignAgreement" -> AGREEMENT;
            case "RegisterStaff" -> STAFF;
            case "ScheduleForum" -> MEETING;
            case "RecordForumAttendance" -> ATTENDANCE;
            case "SetClock" -> CLOCK;
            default -> MAP;
        };
    }

    private static void recorded(String command, String body, Actor by, String kind) {
        var answer = hand(command, body, by);
        assertThat(answer).isInstanceOf(Answer.Done.class);
        assertThat(((Answer.Done) answer).events())
                .extracting(Answer.EventRef::type)
                .containsExactly(kind);
    }

    private static void refused(String command, String body, Actor by, Refusal reason) {
        long head = open.log.head();
        var answer = hand(command, body, by);
        assertThat(((Answer.Refused) answer).reason()).isEqualTo(reason);
        assertThat(open.log.head()).isEqualTo(head);
    }

    private static List<String> violations(String command, String body, Actor by) {
        var answer = (Answer.Refused) hand(command, body, by);
        assertThat(answer.reason()).isEqualTo(Refusal.VALIDATION);
        return answer.violations().stream().map(one -> one.field()).toList();
    }

    private static Answer hand(String command, String body, Actor by) {
        var data = DomainJson.read(body.getBytes(StandardCharsets.UTF_8));
        return open.desk.hand(new Handed(command, data, by, NOW, false)).join();
    }

    private static Register now() {
        return open.desk.registers().now();
    }

    private static Actor staff(String person, Role role) {
        return new Actor(new PersonId(person), role, AgencyId.PROJECT);
    }
}
