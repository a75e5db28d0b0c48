package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.log.PostgresLog;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import tools.jackson.databind.node.ObjectNode;

/** Bad input over the API: a clear refusal each, never a 500, never an echo, nothing changed. */
class BadInputIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String SECRET = "Quendolyn Secretname";

    @BeforeAll
    static void open_a_case() throws InterruptedException {
        var lines =
                RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0120")
                        .lines()
                        .limit(3)
                        .toList();
        assertThat(PROGRAM.bean(StoryDesk.class).tell(lines, null, (_, _) -> {}).result().stopped())
                .isNull();
    }

    @Test
    void a_good_command_is_recorded_and_repeated() {
        var body = offer(data -> {});
        var first = PROGRAM.command("OfferHelp", body, "CW-1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        var again = PROGRAM.command("OfferHelp", body, "CW-1");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        refused(
                PROGRAM.command(
                        "OfferHelp",
                        offer(data -> data.put("answer", "declined").put("commandId", id(body))),
                        "CW-1"),
                409,
                "IDEMPOTENCY_MISMATCH");
    }

    private static String id(String body) {
        return DomainJson.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .path("commandId")
                .asString();
    }

    @Test
    void an_unknown_command_is_not_found() {
        refused(PROGRAM.command("EraseEverything", "{}", "CW-1"), 404, "NOT_FOUND");
    }

    @Test
    void a_missing_field_a_wrong_type_and_an_unknown_code_are_named() {
        refused(
                PROGRAM.command("OfferHelp", offer(data -> data.remove("answer")), "CW-1"),
                422,
                "VALIDATION",
                "answer");
        refused(
                PROGRAM.command(
                        "OfferHelp", offer(data -> data.put("interpreterUsed", "perhaps")), "CW-1"),
                422,
                "VALIDATION",
                "interpreterUsed");
        refused(
                PROGRAM.command("OfferHelp", offer(data -> data.put("answer", SECRET)), "CW-1"),
                422,
                "VALIDATION",
                "answer");
        refused(
                PROGRAM.command("OfferHelp", offer(data -> data.put("nonsense", SECRET)), "CW-1"),
                422,
                "VALIDATION",
                "nonsense");
        refused(
                PROGRAM.command("OfferHelp", offer(data -> data.put(SECRET, "x")), "CW-1"),
                422,
                "VALIDATION");
    }

    @Test
    void a_future_time_is_refused() {
        refused(
                PROGRAM.command(
                        "OfferHelp",
                        offer(data -> data.put("occurredAt", "2999-01-01T00:00:00Z")),
                        "CW-1"),
                422,
                "TIME_INVALID");
    }

    @Test
    void a_stale_version_is_refused() {
        refused(
                PROGRAM.command("OfferHelp", offer(data -> data.put("expectedSeq", 1)), "CW-1"),
                409,
                "VERSION_CONFLICT");
    }

    @Test
    void a_wrong_role_is_refused_and_a_hidden_case_looks_like_none() {
        refused(PROGRAM.command("OfferHelp", offer(data -> {}), "FC-1"), 403, "FORBIDDEN_ROLE");
        refused(PROGRAM.command("OfferHelp", offer(data -> {}), "CW-7"), 404, "NOT_FOUND");
        refused(
                PROGRAM.command("OfferHelp", offer(data -> data.put("caseId", "BF-9999")), "CW-1"),
                404,
                "NOT_FOUND");
        refused(PROGRAM.command("OfferHelp", offer(data -> {}), "AD-1"), 404, "NOT_FOUND");
        var hidden = PROGRAM.get("/api/v1/cases/BF-0120/timeline", "CW-7");
        var absent = PROGRAM.get("/api/v1/cases/BF-9999/timeline", "CW-7");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(absent.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"a\":1,\"a\":2}",
                "{}x",
                "\u0000",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1"
            })
    void broken_json_is_refused(String body) {
        var answer = PROGRAM.command("OfferHelp", body, "CW-1");
        assertThat(answer.statusCode()).as(body).isIn(400, 422);
        assertThat(answer.body()).contains("VALIDATION");
    }

    @Test
    void a_body_of_two_megabytes_is_refused() {
        var answer =
                PROGRAM.command(
                        "OfferHelp",
                        offer(data -> data.put("reason", "x".repeat(2_000_000))),
                        "CW-1");
        refused(answer, 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void an_unknown_agency_is_refused() {
        var body =
                offer(data -> {})
                        .replace(
                                "\"commandId\"",
                                "\"grants\":[{\"agency\":\"XX\",\"purposes\":[\"safety\"],\"classes\":[\"CODE\"]}],\"commandId\"");
        refused(
                PROGRAM.command("GiveConsent", body, "CW-1"),
                422,
                "VALIDATION",
                "grants[0].agency");
    }

    @Test
    void nobody_is_let_in_without_signing_in() {
        assertThat(PROGRAM.get("/api/v1/cases/BF-0120/timeline", "").statusCode()).isEqualTo(401);
        assertThat(PROGRAM.get("/operator/status", "CW-1").statusCode()).isEqualTo(401);
        assertThat(PROGRAM.get("/api/v1/agencies/TB/events", "CW-1").statusCode()).isEqualTo(404);
        assertThat(PROGRAM.get("/api/v1/agencies/BP/events", "TB-U1").statusCode()).isEqualTo(404);
    }

    @Test
    void questions_with_wrong_parameters_are_refused() {
        refused(
                PROGRAM.get("/api/v1/cases/BF-0120/replay?knownBy=yesterday", "AU-1"),
                400,
                "VALIDATION");
        refused(
                PROGRAM.get("/api/v1/cases/BF-0120/replay?knownBy=2999-01-01T00:00:00Z", "AU-1"),
                400,
                "VALIDATION");
        refused(PROGRAM.get("/api/v1/agencies/TB/events?limit=501", "TB-U1"), 400, "VALIDATION");
        refused(PROGRAM.get("/api/v1/agencies/TB/events?limit=many", "TB-U1"), 400, "VALIDATION");
        refused(
                PROGRAM.get("/api/v1/agencies/TB/events?after=99999999", "TB-U1"),
                409,
                "VERSION_CONFLICT");
        refused(
                PROGRAM.get("/api/v1/agencies/TB/cases/BF-9999/timeline", "TB-U1"),
                404,
                "NOT_FOUND");
    }

    @Test
    void a_story_stops_at_its_broken_line_and_imports_nothing_of_it() throws InterruptedException {
        var lines =
                new java.util.ArrayList<>(
                        RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0121")
                                .lines()
                                .limit(3)
                                .toList());
        lines.set(2, lines.get(2).replace("\"reads\": true", "\"reads\": \"" + SECRET + "\""));
        var result = PROGRAM.bean(StoryDesk.class).tell(lines, null, (_, _) -> {}).result();
        assertThat(result.recorded()).isEqualTo(2);
        assertThat(result.stopped()).contains("line 3").contains("reads").doesNotContain(SECRET);
        var unreadable =
                PROGRAM.bean(StoryDesk.class).tell(List.of("{broken"), null, (_, _) -> {}).result();
        assertThat(unreadable.stopped()).contains("line 1");
        var pending = lines.get(0).replace("\"command\"", "\"delivery\": \"pending\", \"command\"");
        assertThat(
                        PROGRAM.bean(StoryDesk.class)
                                .tell(List.of(pending), null, (_, _) -> {})
                                .result()
                                .stopped())
                .contains("delivery");
    }

    private static void refused(
            HttpResponse<String> answer, int status, String code, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").doesNotContain(SECRET);
        for (var word : words) {
            assertThat(answer.body()).contains(word);
        }
    }

    /**
     * A refusal of anything here leaves the log as it was: only the one good command adds to it.
     */
    @BeforeEach
    void remember_the_head() {
        head = PROGRAM.bean(PostgresLog.class).head();
    }

    @AfterEach
    void nothing_changed(TestInfo test) {
        var added = PROGRAM.bean(PostgresLog.class).head() - head;
        var allowed = test.getTestMethod().orElseThrow().getName();
        assertThat(added)
                .isEqualTo(
                        allowed.startsWith("a_good_command")
                                ? 1
                                : allowed.startsWith("a_story_stops") ? 2 : 0);
    }

    private long head;
    private static int offers;

    private static String offer(Consumer<ObjectNode> change) {
        var data = DomainJson.mapper().createObjectNode();
        data.put("commandId", "bad-" + ++offers);
        data.put("caseId", "BF-0120");
        data.put(
                "occurredAt",
                java.time.Instant.now()
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        .toString());
        data.put("precision", "exact");
        data.put("offerId", "offer-" + offers);
        data.putArray("helpKinds").add("listening");
        data.put("channel", "mobile");
        data.put("language", "pa");
        data.put("interpreterUsed", true);
        data.put("answer", "accepted");
        change.accept(data);
        return data.toString();
    }
}
