package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.throughline.log.PostgresLog;

/** People, agencies, agreements, maps, meetings and clocks, entered and changed by page. */
class RegisterPagesIT {
    @AutoClose private static final RunningProgram PROGRAM = RunningProgram.alone();

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    /** What a form carries unseen, and what is typed into it. */
    private static HttpResponse<String> send(
            Browser browser, String form, Map<String, String> typed) throws Exception {
        var page = browser.get(form).body();
        var fields = new LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(page.substring(page.indexOf("<form method=\"post\"")));
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.putAll(typed);
        return browser.post(form.replaceAll("\\?.*", ""), fields);
    }

    private static void recorded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .endsWith("/registers?recorded");
    }

    private static long head() {
        return PROGRAM.bean(PostgresLog.class).head();
    }

    private static final Map<String, String> WREN =
            Map.of(
                    "person", "CW-77",
                    "name", "Wren Alder",
                    "role", "caseworker",
                    "agency", "project",
                    "email", "cw-77@example.org");

    @Test
    void somebody_who_is_added_signs_in_and_is_changed() throws Exception {
        var admin = Browser.of(PROGRAM, "AD-1");
        assertThat(admin.get("/people").body()).contains("Add a person").doesNotContain("CW-77");
        recorded(send(admin, "/registers/RegisterStaff", WREN));
        assertThat(admin.get("/registers?recorded").body()).contains("It holds from now on");
        assertThat(admin.get("/people").body()).contains("Wren Alder", "?of=CW-77");

        var wren = Browser.of(PROGRAM, "CW-77");
        assertThat(wren.get("/cases").statusCode()).as("of the project").isEqualTo(200);

        var change = "/registers/RegisterStaff?of=CW-77";
        assertThat(admin.get(change).body())
                .contains("value=\"Wren Alder\"", "takes the place of what stands of CW-77")
                .doesNotContain("id=\"person\"");
        recorded(
                send(
                        admin,
                        change,
                        Map.of(
                                "name", "Wren Ashdown",
                                "role", "intake",
                                "agency", "project",
                                "email", "cw-77@example.org")));
        assertThat(admin.get("/people").body())
                .contains("Wren Ashdown")
                .doesNotContain("Wren Alder");
        assertThat(wren.get("/cases").statusCode()).as("the role has changed").isEqualTo(302);
    }

    @Test
    void what_breaks_a_rule_is_said_at_its_field_and_changes_nothing() throws Exception {
        var admin = Browser.of(PROGRAM, "AD-1");
        long before = head();
        var wide =
                Map.of(
                        "agency", "LC",
                        "from", "2026-01-01",
                        "to", "2026-12-31",
                        "classes", "OFFENCE");
        var refused = send(admin, "/registers/SignAgreement", wide);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("is wider than the kind of its agency allows")
                .contains("value=\"2026-12-31\"");
        var nobody = send(admin, "/registers/RegisterStaff", Map.of("person", "CW-78"));
        assertThat(nobody.body()).contains("Name is missing", "Role is missing");
        var misplaced = new LinkedHashMap<>(WREN);
        misplaced.put("agency", "TB");
        assertThat(send(admin, "/registers/RegisterStaff", misplaced).body())
                .contains("has a role that does not go with its agency");
        var elsewhere = new LinkedHashMap<>(WREN);
        elsewhere.put("person", "CW-7");
        assertThat(send(admin, "/registers/RegisterStaff", elsewhere).statusCode())
                .as("somebody of another project")
                .isEqualTo(422);
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void an_agency_comes_with_services_an_agreement_and_a_map_of_its_codes() throws Exception {
        var admin = Browser.of(PROGRAM, "AD-1");
        var agency =
                Map.of(
                        "code", "HC",
                        "name", "Harbour Clinic",
                        "kind", "health",
                        "services.count", "2",
                        "services[0].code", "talk",
                        "services[0].label", "talking therapy",
                        "services[1].code", "night-line",
                        "services[1].label", "a line at night",
                        "channels", "api",
                        "email", "desk@clinic.example.org");
        recorded(send(admin, "/registers/RegisterAgency", agency));
        recorded(
                send(
                        admin,
                        "/registers/SignAgreement",
                        Map.of(
                                "agency", "HC",
                                "from", "2026-01-01",
                                "to", "2026-12-31",
                                "classes", "CODE")));
        recorded(send(admin, "/registers/PublishCodeMap", map("HC", "SEEN")));
        assertThat(admin.get("/registers").body())
                .contains("Harbour Clinic (HC)", "talking therapy; a line at night")
                .contains("31 December 2026");
        assertThat(admin.get("/registers/RegisterAgency?of=HC").body())
                .contains("value=\"talk\"", "value=\"night-line\"");

        var next = "/registers/PublishCodeMap?of=HC";
        assertThat(admin.get(next).body())
                .contains("name=\"mapVersion\" value=\"2\"", "value=\"SEEN\"");
        var stale = send(admin, "/registers/PublishCodeMap", map("HC", "GONE"));
        assertThat(stale.statusCode()).as("a first map where there is one").isEqualTo(409);
        recorded(send(admin, next, map("HC", "SEEN-AGAIN")));
        assertThat(admin.get(next).body())
                .contains("name=\"mapVersion\" value=\"3\"", "value=\"SEEN-AGAIN\"");
    }

    private static Map<String, String> map(String agency, String theirs) {
        return Map.of(
                "agency",
                agency,
                "entries.count",
                "1",
                "entries[0].theirs",
                theirs,
                "entries[0].ours",
                "visit-done");
    }

    @Test
    void another_group_is_added_without_recording_anything() throws Exception {
        var admin = Browser.of(PROGRAM, "AD-1");
        long before = head();
        var shown =
                send(
                        admin,
                        "/registers/RegisterAgency",
                        Map.of("code", "QQ", "services.count", "25", "add", "services"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("value=\"QQ\"", "services[25].code");
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void a_meeting_is_scheduled_and_each_agency_signs_for_itself() throws Exception {
        var forum = Browser.of(PROGRAM, "FC-1");
        recorded(
                send(
                        forum,
                        "/registers/ScheduleForum",
                        Map.of("meetingId", "forum-x1", "on", "2025-06-04", "agencies", "TB")));
        assertThat(forum.get("/registers/RecordForumAttendance").body())
                .contains("value=\"CW-1\"", "value=\"TB-U1\"")
                .doesNotContain("value=\"CW-7\"", "value=\"system\"");
        var officer = Browser.of(PROGRAM, "TB-U1");
        assertThat(officer.get("/registers").body())
                .contains("forum-x1", "(not signed)")
                .doesNotContain("Schedule a meeting");
        var form = officer.get("/registers/SignForumConfidentiality").body();
        assertThat(form).contains("name=\"person\" value=\"TB-U1\"").doesNotContain("BP-U1");
        recorded(
                send(
                        officer,
                        "/registers/SignForumConfidentiality",
                        Map.of(
                                "meetingId", "forum-x1",
                                "agency", "BC",
                                "person", "BC-U1",
                                "signedOn", "2025-06-01")));
        assertThat(forum.get("/registers").body())
                .as("for itself, whatever the form says")
                .contains("forum-x1")
                .contains("(signed)");
        recorded(
                send(
                        forum,
                        "/registers/RecordForumAttendance",
                        Map.of("meetingId", "forum-x1", "person", "TB-U1", "attended", "true")));
        assertThat(Browser.of(PROGRAM, "WW-U1").get("/registers").body())
                .contains("You are invited to no meeting")
                .doesNotContain("forum-x1");
    }

    @Test
    void a_supervisor_sets_a_clock_and_sets_it_again() throws Exception {
        var supervisor = Browser.of(PROGRAM, "SV-1");
        assertThat(supervisor.get("/registers").body()).contains("No clock is set otherwise");
        recorded(send(supervisor, "/registers/SetClock", clock("3")));
        var shown = supervisor.get("/registers").body();
        assertThat(shown).contains("accept or decline", "agreed with the agencies");
        var of = Pattern.compile("/registers/SetClock\\?of=([^\"]+)").matcher(shown);
        assertThat(of.find()).isTrue();
        recorded(send(supervisor, "/registers/SetClock?of=" + of.group(1), clock("4")));
        assertThat(supervisor.get("/registers").body()).containsPattern(">4 [a-z ]+<");
    }

    private static Map<String, String> clock(String amount) {
        return Map.of(
                "clock", "decide",
                "urgency", "standard",
                "amount", amount,
                "unit", "days",
                "reason", "agreed with the agencies");
    }

    @Test
    void a_form_is_there_for_its_roles_alone() throws Exception {
        var forum = Browser.of(PROGRAM, "FC-1");
        assertThat(forum.get("/registers/RegisterStaff").statusCode()).isEqualTo(404);
        assertThat(forum.get("/registers/NoSuchCommand").statusCode()).isEqualTo(404);
        assertThat(forum.get("/registers/OpenCase").statusCode()).isEqualTo(404);
        var admin = Browser.of(PROGRAM, "AD-1");
        assertThat(admin.get("/registers/RegisterStaff?of=CW-999").statusCode()).isEqualTo(404);
        assertThat(admin.get("/registers/RegisterStaff?of=system").statusCode()).isEqualTo(404);
        assertThat(admin.get("/registers/RegisterStaff?of=CW-7").statusCode())
                .as("somebody of another project")
                .isEqualTo(404);
        assertThat(admin.get("/registers/RegisterStaff?of=%22").statusCode()).isEqualTo(404);
        var token = Map.of("_csrf", Browser.token(forum.get("/registers/ScheduleForum").body()));
        assertThat(forum.post("/registers/RegisterStaff", token).statusCode()).isEqualTo(404);
        assertThat(Browser.of(PROGRAM, "CW-1").get("/registers").statusCode()).isEqualTo(403);
    }
}
