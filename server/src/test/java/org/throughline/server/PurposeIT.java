package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.CaseRead;
import org.throughline.server.access.Purpose;
import org.throughline.server.access.Sight;
import org.throughline.server.story.StoryDesk;

/** Whoever looks at a case on which they do not work says why, before anything is shown. */
// A colleague who was never asked comes first: what they say is kept for the others.
@TestMethodOrder(MethodOrderer.MethodName.class)
class PurposeIT {
    @AutoClose private static final RunningProgram PROGRAM = RunningProgram.alone();
    private static final String CASE = "BF-0391";

    @BeforeAll
    static void tell() throws InterruptedException {
        var lines = RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0391").lines();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId(CASE), result.position());
    }

    private static List<CaseRead> shown(String person) {
        return PROGRAM.bean(CaseDoor.class).reads(CASE, person, 100).stream()
                .filter(CaseRead::wasShown)
                .filter(one -> one.sight() != Sight.LIST)
                .toList();
    }

    private static String location(java.net.http.HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void a_colleague_is_asked_and_what_they_say_stands_with_the_look() throws Exception {
        var idris = Browser.of(PROGRAM, "CW-4");
        for (var path :
                List.of(
                        "/cases/" + CASE,
                        "/cases/" + CASE + "/record",
                        "/cases/" + CASE + "/record/AddNote",
                        "/cases/" + CASE + "/copy")) {
            var answer = idris.get(path);
            assertThat(location(answer)).as(path).contains("/cases/" + CASE + "/why?to=");
            assertThat(answer.body()).as(path).isEmpty();
        }
        assertThat(shown("CW-4")).isEmpty();
        var question = idris.get("/cases/" + CASE + "/why?to=/cases/" + CASE + "/record");
        assertThat(question.body())
                .contains("Why do you look at this case?", "Covers for a colleague")
                .doesNotContain("Harleen");
        var nothing = say(idris, question.body(), "none-of-these");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Choose why you look at this case");
        assertThat(location(say(idris, question.body(), "cover")))
                .isEqualTo("/cases/" + CASE + "/record");

        assertThat(idris.get("/cases/" + CASE).statusCode()).isEqualTo(200);
        assertThat(shown("CW-4")).extracting(CaseRead::purpose).containsOnly(Purpose.COVER);
        var auditor = Browser.of(PROGRAM, "AU-1");
        assertThat(auditor.get("/audit/cases/" + CASE + "/reads").body())
                .contains("Covers for a colleague");
        assertThat(auditor.get("/audit/cases/" + CASE + "/reads/csv").body())
                .contains(",CW-4,caseworker,case,cover,yes");
    }

    private static java.net.http.HttpResponse<String> say(
            Browser browser, String page, String purpose) throws Exception {
        return browser.post(
                "/cases/" + CASE + "/why",
                Map.of(
                        "_csrf",
                        Browser.token(page),
                        "to",
                        "/cases/" + CASE + "/record",
                        "purpose",
                        purpose));
    }

    @Test
    void whoever_works_on_it_or_answers_for_it_is_not_asked() throws Exception {
        assertThat(Browser.of(PROGRAM, "CW-1").get("/cases/" + CASE).statusCode()).isEqualTo(200);
        assertThat(shown("CW-1")).extracting(CaseRead::purpose).containsOnly(Purpose.WORK);
        var roles =
                Map.of(
                        "SV-1",
                        Purpose.SUPERVISION,
                        "DP-1",
                        Purpose.DATA_PROTECTION,
                        "AU-1",
                        Purpose.AUDIT);
        for (var role : roles.entrySet()) {
            assertThat(
                            PROGRAM.get("/api/v1/cases/" + CASE + "/timeline", role.getKey())
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(shown(role.getKey()))
                    .isNotEmpty()
                    .extracting(CaseRead::purpose)
                    .containsOnly(Objects.requireNonNull(role.getValue()));
        }
    }

    @Test
    void a_program_says_it_with_its_question() {
        var path = "/api/v1/cases/" + CASE + "/timeline";
        var before = shown("CW-4").size();
        var fresh = "/api/v1/cases/BF-0392/timeline";
        assertThat(PROGRAM.get(fresh + "?purpose=cover", "CW-4").statusCode())
                .as("a case that nobody opened")
                .isEqualTo(404);
        var wrong = PROGRAM.get(path + "?purpose=curiosity", "CW-4");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains(
                        "VALIDATION",
                        "\"field\":\"purpose\"",
                        "cover, contact, advice, taking-over");
        assertThat(shown("CW-4")).hasSize(before);
        assertThat(PROGRAM.get(path + "?purpose=advice", "CW-4").statusCode()).isEqualTo(200);
        assertThat(shown("CW-4").getFirst().purpose()).isEqualTo(Purpose.ADVICE);
        assertThat(PROGRAM.get(path, "CW-4").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_learns_from_the_question_that_there_is_a_case_and_it_leads_nowhere_else()
            throws Exception {
        var stranger = Browser.of(PROGRAM, "CW-7");
        assertThat(stranger.get("/cases/" + CASE + "/why").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/cases/" + CASE).statusCode()).isEqualTo(404);
        assertThat(Browser.of(PROGRAM, "CW-4").get("/cases/BF-0399/why").statusCode())
                .isEqualTo(404);
        var ruth = Browser.of(PROGRAM, "CW-1");
        for (var to :
                List.of(
                        "//evil.example/x",
                        "https:%2F%2Fevil.example",
                        "/sign-out",
                        "/cases/%25zz",
                        "")) {
            assertThat(location(ruth.get("/cases/" + CASE + "/why?to=" + to)))
                    .isEqualTo("/cases/" + CASE);
        }
    }
}
