package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a program of an agency hands in at the broker: recorded once, or refused with its code and
 * without a trace, and told either way.
 */
class HandInIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String HAND_IN = "/operator/connections/TB/hand-in";
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Machine machine;
    private static HandingProgram program;

    @BeforeAll
    static void told() throws InterruptedException {
        machine = Machine.of(PROGRAM, "TB");
        InboundIT.referred("0257");
        var set = operator(HAND_IN, wish("User:homes-writer", machine.clientId()));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        program = new HandingProgram(PROGRAM, Machine.json(set));
    }

    @AfterAll
    static void end() {
        program.close();
        assertThat(Machine.operator(PROGRAM, "DELETE", HAND_IN).statusCode()).isEqualTo(200);
        assertThat(Machine.operator(PROGRAM, "DELETE", HAND_IN).statusCode()).isEqualTo(404);
    }

    @Test
    void an_answer_is_recorded_once_and_told_however_often_it_comes() throws Exception {
        // An unknown code waits for a person.
        var unknown = answer("StartReferral", "hi-0").put("agencyCode", "WO-ON-THE-MOON");
        program.handIn("hi-0", body("StartReferral", unknown));
        var parked = outcome("hi-0", 1);
        assertThat(parked.path("state").asString()).isEqualTo("parked");
        assertThat(parked.path("code").asString()).isEqualTo("UNKNOWN_CODE");

        var started = answer("StartReferral", "hi-1").put("agencyCode", "WO-RAISED");
        program.handIn("hi-1", body("StartReferral", started));
        assertThat(outcome("hi-1", 1).path("state").asString()).isEqualTo("recorded");
        InboundIT.isStartedOnce("BF-0257", machine);

        var recorded = Untouched.recorded(PROGRAM, "BF-0257");
        program.handIn("hi-1", body("StartReferral", started));
        assertThat(outcome("hi-1", 2).path("state").asString()).isEqualTo("recorded");
        program.handIn("hi-1", body("StartReferral", started.put("agencyCode", "WO-DONE")));
        refused(outcome("hi-1", 3), "IDEMPOTENCY_MISMATCH");

        var wrongState = answer("AcceptReferral", "hi-2");
        program.handIn("hi-2", body("AcceptReferral", wrongState));
        var refusal = outcome("hi-2", 1);
        refused(refusal, "REFERRAL_STATE");
        assertThat(refusal.path("details").toString()).contains("IN_PROGRESS");
        assertThat(Untouched.recorded(PROGRAM, "BF-0257")).isEqualTo(recorded);
    }

    @Test
    void what_is_wrong_is_refused_at_the_door_and_leaves_no_trace() throws Exception {
        var untouched = Untouched.now(PROGRAM, "TB", "BF-0257");
        var good = body("AcceptReferral", answer("AcceptReferral", "hi-10"));
        program.handIn("hi-9", "no.such.type.v1", good);
        program.handIn("Quendolyn Secretname", good);
        program.handIn("hi-11", "{");
        program.handIn("hi-12", "[]");
        program.handIn("hi-13", body("DoAsILike", answer("DoAsILike", "hi-13")));
        program.handIn("hi-14", good);
        var surprise = answer("AcceptReferral", "hi-15").put("surprise", "Quendolyn Secretname");
        program.handIn("hi-15", body("AcceptReferral", surprise));
        for (var id : List.of("", "hi-11", "hi-12", "hi-13", "hi-14", "hi-15")) {
            refused(outcome(id, 1), "VALIDATION");
        }
        assertThat(outcome("", 1).toString()).contains("throughline.hand-in.v1");
        refused(outcome("", 2), "VALIDATION");
        assertThat(outcome("hi-15", 1).toString()).contains("surprise");

        var unknown = answer("AcceptReferral", "hi-16").put("caseId", "BF-9999");
        program.handIn("hi-16", body("AcceptReferral", unknown));
        refused(outcome("hi-16", 1), "NOT_FOUND");
        var unkeepable = answer("AcceptReferral", "hi-17").put("agencyRef", "Quendolyn\u0000");
        program.handIn("hi-17", body("AcceptReferral", unkeepable));
        refused(outcome("hi-17", 1), "VALIDATION");
        assertThatThrownBy(() -> program.handIn("hi-18", "x".repeat(1024 * 1024 + 8192)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RecordTooLargeException.class);
        assertThat(program.told()).doesNotContain("Quendolyn");
        untouched.holds();
    }

    @Test
    void it_is_set_up_for_a_machine_of_the_agency_alone() {
        assertThat(operator(HAND_IN, wish("User:*", machine.clientId())).statusCode())
                .isEqualTo(400);
        assertThat(operator(HAND_IN, "{}").body()).contains("principal, machine");
        for (var stranger : List.of("TB-U1", "BP-S1", "nobody")) {
            assertThat(operator(HAND_IN, wish("User:homes-writer", stranger)).statusCode())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(Machine.operator(PROGRAM, "GET", "/operator/connections").body())
                .contains("\"handsInAs\":\"" + machine.clientId() + "\"");
    }

    private static JsonNode outcome(String id, int number) {
        await().atMost(SOON).until(() -> program.outcomes(id).size() >= number);
        return program.outcomes(id).get(number - 1);
    }

    private static void refused(JsonNode outcome, String code) {
        assertThat(outcome.path("state").asString()).isEqualTo("refused");
        assertThat(outcome.path("code").asString()).isEqualTo(code);
        assertThat(outcome.path("detail").asString()).isNotEmpty();
    }

    private static String wish(String principal, String machine) {
        return "{\"principal\": \"%s\", \"machine\": \"%s\"}".formatted(principal, machine);
    }

    private static HttpResponse<String> operator(String path, String body) {
        return PROGRAM.send(
                PROGRAM.request(path, "")
                        .header("Authorization", "Bearer " + RunningProgram.OPERATOR_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static ObjectNode answer(String command, String messageId) {
        return InboundIT.answer(command, messageId)
                .put("caseId", "BF-0257")
                .put("referralId", "bf0257-r1")
                .put("commandId", "hand-in-" + NUMBER.incrementAndGet());
    }

    private static String body(String command, ObjectNode data) {
        return InboundIT.body(command, data);
    }
}
