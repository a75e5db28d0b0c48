package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import tools.jackson.databind.JsonNode;

/** Counts are released over the API and stay as they are; registers are changed over it as well. */
class StatisticsIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();

    @BeforeAll
    static void tell_seven_stories() throws InterruptedException {
        for (int i = 0; i < 7; i++) {
            var lines =
                    RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "07" + (10 + i))
                            .lines()
                            .limit(4)
                            .toList();
            assertThat(
                            PROGRAM.bean(StoryDesk.class)
                                    .tell(lines, null, (_, _) -> {})
                                    .result()
                                    .stopped())
                    .isNull();
        }
    }

    @Test
    void counts_are_released_once_and_stay_as_they_are() throws InterruptedException {
        var first = release("st-1", "2025-01-01", "2025-12-31", "\"month\"", "SV-1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);

        RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0790")
                .lines()
                .limit(4)
                .forEach(line -> tell(line));

        var again = release("st-1", "2025-01-01", "2025-12-31", "\"month\"", "SV-1");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        var shifted = release("st-2", "2025-01-04", "2025-12-31", "\"month\"", "SV-1");
        assertThat(shifted.statusCode()).isEqualTo(200);
        assertThat(shifted.body()).isEqualTo(first.body());
        assertThat(PROGRAM.get("/api/v1/statistics/st-1", "DP-1").body()).isEqualTo(first.body());
        assertThat(json(first).path("tables").size()).isEqualTo(7);

        var csv = PROGRAM.get("/api/v1/statistics/st-1/csv", "SV-1");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines().toList())
                .startsWith(
                        "measure,month,quarter,ward,task,need,incidentKind,motivation,outcome,ethnicity,ageBand,agencyKind,count")
                .anyMatch(line -> line.startsWith("cases,total,"))
                .allMatch(line -> line.split(",", -1).length == 13);
    }

    @Test
    void finer_than_allowed_is_refused() {
        refused(
                release(
                        "st-3",
                        "2019-01-01",
                        "2019-03-31",
                        "\"month\",\"task\",\"ethnicity\",\"ageBand\"",
                        "SV-1"),
                422,
                "SMALL_NUMBERS");
        refused(
                release("st-4", "2019-01-01", "2019-03-31", "\"ward\",\"ethnicity\"", "SV-1"),
                422,
                "SMALL_NUMBERS");
        assertThat(release("st-5", "2020-01-01", "2020-12-31", "\"task\"", "SV-1").statusCode())
                .isEqualTo(201);
        refused(
                release("st-6", "2020-01-01", "2020-06-30", "\"task\"", "SV-1"),
                422,
                "SMALL_NUMBERS");
    }

    @Test
    void a_question_that_makes_no_sense_is_named() {
        refused(release("st-7", "2019-04-01", "2019-03-31", "\"task\"", "SV-1"), 422, "VALIDATION");
        refused(release("st-8", "2019-04-01", "2019-05-31", "\"shoe\"", "SV-1"), 422, "VALIDATION");
        refused(release("st-9", "2019-04-01", "2019-05-31", "", "SV-1"), 422, "VALIDATION");
    }

    @Test
    void counts_are_for_supervisor_and_data_lead_of_the_project() {
        refused(
                release("st-10", "2019-04-01", "2019-05-31", "\"task\"", "CW-1"),
                403,
                "FORBIDDEN_ROLE");
        refused(
                release("st-11", "2019-04-01", "2019-05-31", "\"task\"", "TB-U1"),
                403,
                "FORBIDDEN_ROLE");
        assertThat(release("st-12", "2018-01-01", "2018-03-31", "\"task\"", "SV-1").statusCode())
                .isEqualTo(201);
        refused(PROGRAM.get("/api/v1/statistics/st-12", "CW-1"), 404, "NOT_FOUND");
        refused(PROGRAM.get("/api/v1/statistics/none", "SV-1"), 404, "NOT_FOUND");
        refused(PROGRAM.get("/api/v1/statistics/none/csv", "SV-1"), 404, "NOT_FOUND");
    }

    @Test
    void a_clock_is_set_over_the_api() {
        var body =
                """
                {"commandId":"clock-1","clock":"progress","urgency":"high","amount":6,"unit":"days","reason":"Summer"}
                """;
        var first = PROGRAM.command("SetClock", body, "SV-1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(json(first).path("events").get(0).path("kind").asString())
                .isEqualTo("ClockSetting");
        assertThat(json(first).has("caseId")).isFalse();
        var again = PROGRAM.command("SetClock", body, "SV-1");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        refused(PROGRAM.command("SetClock", body, "CW-1"), 403, "FORBIDDEN_ROLE");
        refused(
                PROGRAM.command("SetClock", body.replace(",\"reason\":\"Summer\"", ""), "SV-1"),
                422,
                "VALIDATION");
    }

    private static HttpResponse<String> release(
            String id, String from, String to, String breakdown, String person) {
        return PROGRAM.command(
                "ReleaseStatistics",
                """
                {"commandId":"%s","from":"%s","to":"%s","breakdown":[%s],"asOf":"2026-01-01T00:00:00Z"}
                """
                        .formatted(id, from, to, breakdown),
                person);
    }

    private static void tell(String line) {
        try {
            PROGRAM.bean(StoryDesk.class).tell(List.of(line), null, (_, _) -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return DomainJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
