package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.story.StoryDesk;
import org.throughline.views.caseload.CaseOrder;
import org.throughline.views.caseload.CasePart;
import org.throughline.views.caseload.Caseload;

/** The pages of household, evidence, needs and handover, and what of it is kept from whom. */
class WorkPagesIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final CaseId CASE = new CaseId("BF-0170");
    private static final int ACCEPTED = 12;

    @BeforeAll
    static void tell() throws InterruptedException {
        var lines =
                new ArrayList<>(
                        RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0170")
                                .lines()
                                .limit(ACCEPTED)
                                .toList());
        lines.add(
                said(
                        "CW-1",
                        "caseworker",
                        "NoteAllegedParty",
                        "'partyRef':'ap1','name':'Gordon"
                                + " Pike','relation':'neighbour','markers':[]"));
        lines.add(
                said(
                        "CW-1",
                        "caseworker",
                        "CorrectEvent",
                        "'target':13,'changes':[{'field':'name','value':'Gordie Pike'}],"
                                + "'reasonCode':'misheard','reason':'It is Gordie'"));
        lines.add(
                said(
                        "SV-1",
                        "supervisor",
                        "AddNote",
                        "'noteId':'t1','access':'sealed','text':'Her brother must not know'"));
        lines.add(
                said(
                        "CW-1",
                        "caseworker",
                        "AddHouseholdMember",
                        "'memberRef':'h1','relation':'child','ageBand':'5-10','alsoTargeted':true,'name':'Aman'"));
        lines.add(
                said(
                        "CW-1",
                        "caseworker",
                        "IdentifyNeed",
                        "'needId':'n1','category':'housing','severity':'high'"));
        lines.add(
                said(
                        "CW-1",
                        "caseworker",
                        "AgreeSupportPlan",
                        "'goals':[{'goalId':'q1','needId':'n1','wording':'Sleep without"
                                + " fear','measure':'Quiet"
                                + " nights','date':'2025-06-01'}],'clientAgreed':true"));
        lines.add(
                said(
                        "CW-1",
                        "caseworker",
                        "SetReminder",
                        "'reminderId':'d1','what':'Call the"
                                + " landlord','due':'2025-03-20T09:00:00Z','owner':'CW-1'"));
        lines.add(said("SV-1", "supervisor", "AssignCaseworker", "'to':'CW-1'"));
        var result = PROGRAM.bean(StoryDesk.class).tell(lines, null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        PROGRAM.bean(StoryDesk.class).arrived(CASE, result.position());
    }

    private static String said(String person, String role, String command, String fields) {
        var at = "2025-03-05T09:00:00Z";
        return ("{'at':'" + at + "','by':{'person':'" + person + "','role':'" + role)
                .concat("','agency':'project'},'command':'" + command + "','data':{'commandId':'")
                .concat("bf0170-" + command + "','caseId':'" + CASE + "','occurredAt':'" + at)
                .concat("','precision':'exact'," + fields + "}}")
                .replace('\'', '"');
    }

    @Test
    void a_sealed_name_is_served_to_the_current_caseworker_and_to_supervisors_alone() {
        for (var person : List.of("CW-1", "SV-1", "DP-1", "AU-1")) {
            assertThat(timeline(person)).contains("Gordie Pike", "Her brother must not know");
        }
        assertThat(timeline("CW-4"))
                .contains("HouseholdMemberAdded", "Aman")
                .doesNotContain("Pike", "AllegedPartyNoted", "EventCorrected", "Her brother");
    }

    private static String timeline(String person) {
        var answer = PROGRAM.get("/api/v1/cases/" + CASE + "/timeline?purpose=cover", person);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void the_case_page_shows_whose_it_is_and_what_is_to_be_watched() throws Exception {
        var page = page(signedIn("CW-1"), "/cases/" + CASE);

        assertThat(page)
                .contains("Caseworker: <bdi dir=\"auto\">Ruth Calder</bdi>")
                .contains("Aman, child, 5 to 10, also targeted")
                .contains("housing (severity high): not reviewed yet")
                .contains("Sleep without fear")
                .contains("Call the landlord");
    }

    @Test
    void the_list_of_cases_names_the_caseworker() throws Exception {
        assertThat(page(signedIn("SV-1"), "/cases?reference=BF-0170")).contains("Ruth Calder");
        assertThat(
                        PROGRAM.bean(Caseload.class)
                                .page(
                                        CasePart.all("brackenford-support"),
                                        new Caseload.Filter(null, null, null, "BF-0170", null),
                                        CaseOrder.CHANGED,
                                        0))
                .extracting(row -> row.caseworker())
                .containsExactly("CW-1");
    }

    @Test
    void the_list_of_cases_tells_the_forum_no_name_of_a_client() throws Exception {
        var lines = RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0171").lines();
        var result =
                PROGRAM.bean(StoryDesk.class).tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        PROGRAM.bean(StoryDesk.class).arrived(new CaseId("BF-0171"), result.position());

        assertThat(page(signedIn("SV-1"), "/cases?reference=BF-0171")).contains("Harleen Bhullar");
        assertThat(page(signedIn("FC-1"), "/cases?reference=BF-0171"))
                .contains("href=\"/cases/BF-0171\"")
                .doesNotContain("Harleen");
    }

    @Test
    void a_supervisor_sees_what_everyone_carries_and_a_caseworker_the_own_load() throws Exception {
        var load = PROGRAM.bean(Caseload.class).loadOf("brackenford-support", "CW-1");
        assertThat(load.cases()).isPositive();
        // The case of this test is at high risk and weighs three times.
        assertThat(load.weight()).isGreaterThanOrEqualTo(load.cases() + 2);

        assertThat(page(signedIn("SV-1"), "/cases"))
                .contains("Caseload", "data-label=\"Weight\">" + load.weight() + "</td>");
        var other = PROGRAM.bean(Caseload.class).loadOf("brackenford-support", "CW-4");
        assertThat(page(signedIn("CW-4"), "/cases"))
                .contains("Caseload", "data-label=\"Weight\">" + other.weight() + "</td>");
        assertThat(page(signedIn("IN-1"), "/cases")).doesNotContain("Caseload");
    }

    @Test
    void the_forms_that_ask_for_a_caseload_suggest_its_count() throws Exception {
        var load = PROGRAM.bean(Caseload.class).loadOf("brackenford-support", "CW-1");

        var other = PROGRAM.bean(Caseload.class).loadOf("brackenford-support", "CW-4");
        assertThat(page(signedIn("SV-1"), "/cases/" + CASE + "/record/RecordSupervision"))
                .containsPattern("name=\"caseloadCount\"[^>]*value=\"" + load.cases() + "\"");
        assertThat(page(signedIn("CW-4"), "/cases/" + CASE + "/record/AcceptHandover"))
                .containsPattern("name=\"caseloadCount\"[^>]*value=\"" + other.cases() + "\"");
    }

    @Test
    void each_role_is_offered_the_work_that_it_may_record() throws Exception {
        var caseworker = page(signedIn("CW-1"), "/cases/" + CASE + "/record");
        var supervisor = page(signedIn("SV-1"), "/cases/" + CASE + "/record");

        assertThat(caseworker)
                .contains("Add household member", "Note alleged party", "Accept handover")
                .doesNotContain("Assign caseworker", "Record supervision");
        assertThat(supervisor)
                .contains("Assign caseworker", "Record supervision", "Add note")
                .doesNotContain("Add household member");
    }

    @Test
    void a_form_offers_what_its_reader_may_know() throws Exception {
        var worker = signedIn("CW-4");
        timeline("CW-4");

        assertThat(page(worker, "/cases/" + CASE + "/record/ReviewNeed")).contains("n1, housing");
        assertThat(page(worker, "/cases/" + CASE + "/record/ReviewGoal"))
                .contains("q1, Sleep without fear");
        assertThat(page(worker, "/cases/" + CASE + "/record/ClearReminder"))
                .contains("d1, Call the landlord")
                .contains("name=\"expectedSeq\" value=\"20\"");
        assertThat(page(worker, "/cases/" + CASE + "/record/AcceptHandover"))
                .contains("ch-text", "ch-post", "Idris Pell")
                .doesNotContain("Ines Varga", "Hannah Orme");
    }

    private static HttpClient signedIn(String person) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page(client, "/"));
        assertThat(csrf.find()).isTrue();
        var answer =
                client.send(
                        HttpRequest.newBuilder(address("/sign-in/as"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "_csrf=" + csrf.group(1) + "&person=" + person))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        return client;
    }

    private static String page(HttpClient client, String path)
            throws IOException, InterruptedException {
        var answer =
                client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + PROGRAM.property("local.server.port") + path);
    }
}
