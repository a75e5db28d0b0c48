package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.throughline.agencies.channels.webhook.WebhookSignature;
import org.throughline.referrals.stored.DomainJson;

/** Answers that are signed instead of sent with a token, and codes that no map knows. */
@ExtendWith(OutputCaptureExtension.class)
class CallBackIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String SECRET_WORDS = "Quendolyn Secretname";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static Machine machine;
    private static String secret = "";

    @BeforeAll
    static void told() throws InterruptedException {
        machine = Machine.of(PROGRAM, "TB");
        secret = newSecret();
        InboundIT.referred("0252");
        var started =
                machine.post(
                        "/api/v1/commands/StartReferral", data("cb-0", "WO-RAISED", "").toString());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    }

    private static String newSecret() {
        var given =
                Machine.operator(
                        PROGRAM,
                        "POST",
                        "/operator/machines/" + machine.clientId() + "/call-back-secret");
        return Machine.json(given).path("secret").asString();
    }

    @Test
    void a_signed_answer_is_recorded_once_and_its_replay_is_the_same_message() {
        var body = body("cb-1", "WO-RAISED", "");
        var first = send("cb-1", Instant.now(), secret, body, "TB");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        long head = Untouched.recorded(PROGRAM, "BF-0252");
        var replay = send("cb-1", Instant.now(), secret, body, "TB");
        assertThat(replay.statusCode()).as(replay.body()).isEqualTo(200);
        assertThat(replay.body()).contains("\"state\":\"recorded\"");
        refused(
                send("cb-1", Instant.now(), secret, body("cb-1", "WO-DONE", ""), "TB"),
                409,
                "IDEMPOTENCY_MISMATCH");
        assertThat(Untouched.recorded(PROGRAM, "BF-0252")).isEqualTo(head);
    }

    @Test
    void what_is_not_signed_as_it_should_be_leaves_no_trace(CapturedOutput output) {
        var untouched = Untouched.now(PROGRAM, "TB", "BF-0252");
        var body = body("cb-2", "WO-RAISED", SECRET_WORDS);
        var now = Instant.now();
        var other = WebhookSignature.SECRET_PREFIX + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldY";
        refused(send("cb-2", now, other, body, "TB"), 401, "SIGNATURE_INVALID");
        refused(send("cb-2", now.minusSeconds(301), secret, body, "TB"), 401, "SIGNATURE_INVALID");
        refused(send("cb-2", now.plusSeconds(320), secret, body, "TB"), 401, "SIGNATURE_INVALID");
        refused(send("cb-2", now, secret, body, "BP"), 401, "SIGNATURE_INVALID");
        refused(send("cb-2", now, secret, body, "nobody"), 401, "SIGNATURE_INVALID");
        refused(machine.post("/api/v1/agencies/TB/call-back", body), 401, "SIGNATURE_INVALID");
        refused(send("cb-other", now, secret, body, "TB"), 422, "VALIDATION");
        untouched.holds();
        assertThat(output.getAll())
                .contains("a call-back was refused: OUT_OF_TIME")
                .contains("a call-back was refused: WRONG")
                .doesNotContain(SECRET_WORDS)
                .doesNotContain("Quendolyn");
    }

    @Test
    void the_earlier_secret_is_valid_beside_the_new_one() {
        var earlier = secret;
        secret = newSecret();
        var body = body("cb-3", "WO-RAISED", "");
        for (var one : java.util.List.of(earlier, secret)) {
            assertThat(send("cb-3", Instant.now(), one, body, "TB").statusCode()).isNotEqualTo(401);
        }
    }

    @Test
    void a_code_that_the_map_does_not_know_waits_for_a_person_and_is_not_guessed() {
        long head = Untouched.recorded(PROGRAM, "BF-0252");
        var body = body("cb-4", "ZZ-9", "");
        var first = send("cb-4", Instant.now(), secret, body, "TB");
        refused(first, 202, "UNKNOWN_CODE");
        assertThat(first.body()).contains("agencyCode").contains("mapVersion 1");
        refused(send("cb-4", Instant.now(), secret, body, "TB"), 202, "UNKNOWN_CODE");
        assertThat(Untouched.recorded(PROGRAM, "BF-0252")).isEqualTo(head);

        var waiting = Machine.operator(PROGRAM, "GET", "/operator/parked-answers");
        assertThat(Machine.json(waiting).path("answers").valueStream())
                .filteredOn(one -> one.path("messageId").asString().equals("cb-4"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("code").asString()).isEqualTo("ZZ-9");
                    assertThat(one.path("mapVersion").asInt()).isEqualTo(1);
                });
        var again = Machine.operator(PROGRAM, "POST", "/operator/parked-answers/TB/cb-4/again");
        assertThat(again.body()).contains("UNKNOWN_CODE");
        assertThat(
                        Machine.operator(PROGRAM, "POST", "/operator/parked-answers/TB/none/again")
                                .statusCode())
                .isEqualTo(404);

        var direct =
                machine.post(
                        "/api/v1/commands/RecordReferralProgress",
                        data("cb-5", "ZZ-8", "").toString());
        refused(direct, 202, "UNKNOWN_CODE");
    }

    private static tools.jackson.databind.node.ObjectNode data(
            String messageId, String code, String note) {
        var data = DomainJson.mapper().createObjectNode();
        data.put("commandId", "cmd-" + messageId)
                .put("caseId", "BF-0252")
                .put("occurredAt", NOW.toString())
                .put("precision", "exact")
                .put("messageId", messageId)
                .put("referralId", "bf0252-r1")
                .put("agencyCode", code);
        if (!note.isEmpty()) {
            data.put("note", note);
        }
        return data;
    }

    private static String body(String messageId, String code, String note) {
        return DomainJson.mapper()
                .createObjectNode()
                .put("command", "RecordReferralProgress")
                .set("data", data(messageId, code, note))
                .toString();
    }

    private static HttpResponse<String> send(
            String id, Instant at, String with, String body, String agency) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return PROGRAM.send(
                PROGRAM.request("/api/v1/agencies/" + agency + "/call-back", "")
                        .header("Content-Type", "application/json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                        .header("webhook-signature", WebhookSignature.sign(with, id, at, bytes))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }
}
