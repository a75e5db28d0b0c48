package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a machine of an agency answers: recorded once, or refused with its code and without a trace.
 */
class InboundIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String ANSWERS = "/api/v1/agencies/TB/answers";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Machine machine;

    private Untouched untouched;

    @BeforeAll
    static void told() throws InterruptedException {
        machine = Machine.of(PROGRAM, "TB");
        referred("0251");
    }

    /** A case of this number with a referral that TB has accepted. */
    static void referred(String number) throws InterruptedException {
        var story =
                RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), number)
                        .lines()
                        .limit(11)
                        .toList();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(story, null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId("BF-" + number), result.position());
    }

    @BeforeEach
    void look() {
        untouched = Untouched.now(PROGRAM, "TB", "BF-0251");
    }

    @Test
    void an_answer_is_recorded_once_under_the_machines_name_however_often_it_comes() {
        var started = answer("StartReferral", "in-1").put("agencyCode", "WO-RAISED");
        var first = post("StartReferral", started);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.body()).contains("\"state\":\"recorded\"").contains("in-1");
        isStartedOnce("BF-0251", machine);

        var head = Untouched.recorded(PROGRAM, "BF-0251");
        var again = post("StartReferral", started);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(machine.get(ANSWERS + "/in-1").body()).contains("\"state\":\"recorded\"");
        refused(
                post("StartReferral", started.put("agencyCode", "WO-DONE")),
                409,
                "IDEMPOTENCY_MISMATCH");
        assertThat(Untouched.recorded(PROGRAM, "BF-0251")).isEqualTo(head);

        var wrongState = post("AcceptReferral", answer("AcceptReferral", "in-2"));
        refused(wrongState, 409, "REFERRAL_STATE");
        assertThat(wrongState.body()).contains("IN_PROGRESS").contains("ON_HOLD");
        var direct =
                machine.post(
                        "/api/v1/commands/AcceptReferral",
                        answer("AcceptReferral", "in-3").toString());
        refused(direct, 409, "REFERRAL_STATE");
        assertThat(direct.body()).contains("IN_PROGRESS").contains("ON_HOLD");
        assertThat(Untouched.recorded(PROGRAM, "BF-0251")).isEqualTo(head);
    }

    @Test
    void what_is_wrong_in_shape_is_refused_at_the_door_with_its_field() {
        refused(machine.post(ANSWERS, "{"), 400, "VALIDATION");
        refused(machine.post(ANSWERS, ""), 422, "VALIDATION");
        refused(machine.post(ANSWERS, "[]"), 422, "VALIDATION");
        refused(post("DoAsILike", answer("DoAsILike", "bad-1")), 422, "VALIDATION");
        var surprise =
                post(
                        "AcceptReferral",
                        answer("AcceptReferral", "bad-2").put("surprise", "Quendolyn Secretname"));
        refused(surprise, 422, "VALIDATION");
        assertThat(surprise.body()).contains("surprise").doesNotContain("Quendolyn");
        var noMessage = answer("AcceptReferral", "bad-3");
        noMessage.remove("messageId");
        refused(post("AcceptReferral", noMessage), 422, "VALIDATION");
        refused(machine.post(ANSWERS + "?wait=26", "{}"), 400, "VALIDATION");
        untouched.holds();
    }

    @Test
    void another_agency_and_a_case_that_it_never_was_told_of_are_not_there() {
        var body = body("AcceptReferral", answer("AcceptReferral", "away-1"));
        refused(machine.post("/api/v1/agencies/BP/answers", body), 404, "NOT_FOUND");
        refused(machine.get("/api/v1/agencies/BP/answers/away-1"), 404, "NOT_FOUND");
        refused(machine.get(ANSWERS + "/away-1"), 404, "NOT_FOUND");
        var unknown = answer("AcceptReferral", "away-2").put("caseId", "BF-9999");
        refused(post("AcceptReferral", unknown), 404, "NOT_FOUND");
        refused(
                machine.post("/api/v1/commands/AcceptReferral", unknown.toString()),
                404,
                "NOT_FOUND");
        untouched.holds();
    }

    @Test
    void a_machine_sends_no_command_of_the_project() {
        var closing = answer("WithdrawReferral", "role-1");
        closing.remove("messageId");
        closing.put("withdrawnBy", "project").put("reasonCode", "other");
        var answered = machine.post("/api/v1/commands/WithdrawReferral", closing.toString());
        assertThat(answered.statusCode()).as(answered.body()).isIn(403, 422);
        untouched.holds();
    }

    @Test
    void a_body_of_more_than_a_mebibyte_is_not_read() {
        var large = "{\"command\":\"" + "x".repeat(1024 * 1024) + "\"}";
        refused(machine.post(ANSWERS, large), 413, "PAYLOAD_TOO_LARGE");
        refused(machine.post("/api/v1/commands/AcceptReferral", large), 413, "PAYLOAD_TOO_LARGE");
        refused(machine.post("/api/v1/agencies/TB/call-back", large), 413, "PAYLOAD_TOO_LARGE");
        untouched.holds();
    }

    /** Clocks of the case may have run out as well since then. */
    static void isStartedOnce(String caseId, Machine machine) {
        var history = PROGRAM.bean(Desk.class).histories().of(new CaseId(caseId));
        assertThat(history)
                .filteredOn(event -> event.type().equals("ReferralStarted"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.actor().person().value()).isEqualTo(machine.clientId());
                    assertThat(event.actor().role().code()).isEqualTo("agency-system");
                });
    }

    static ObjectNode answer(String command, String messageId) {
        var data = DomainJson.mapper().createObjectNode();
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        data.put("commandId", command + "-" + messageId + "-" + NUMBER.incrementAndGet())
                .put("caseId", "BF-0251")
                .put("occurredAt", now)
                .put("precision", "exact")
                .put("messageId", messageId)
                .put("referralId", "bf0251-r1");
        if (command.equals("AcceptReferral")) {
            data.put("agencyRef", "TB-1")
                    .put("handlerRole", "officer")
                    .put("plannedStart", "2026-12-01");
        }
        return data;
    }

    static String body(String command, ObjectNode data) {
        return DomainJson.mapper()
                .createObjectNode()
                .put("command", command)
                .set("data", data)
                .toString();
    }

    private static HttpResponse<String> post(String command, ObjectNode data) {
        return machine.post(ANSWERS, body(command, data));
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }
}
