package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What would leave, asked before it is sent. */
class PreviewApiIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final CaseId CASE = new CaseId("BF-0180");
    private static final int CONSENT_GIVEN = 8;

    /** The story up to the first referral, which is the line after. */
    @BeforeAll
    static void tell() throws InterruptedException {
        var lines = told().subList(0, CONSENT_GIVEN);
        var result = PROGRAM.bean(StoryDesk.class).tell(lines, null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
    }

    private static List<String> told() {
        return RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0180").lines().toList();
    }

    /** The first referral of the story, as it would be sent now. */
    private static ObjectNode referral() {
        var data = (ObjectNode) json(told().get(CONSENT_GIVEN)).required("data");
        data.put("lateReason", "Told again in a test");
        data.remove("previewSeq");
        return data;
    }

    private static JsonNode json(String text) {
        return DomainJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> preview(JsonNode data, String person) {
        return PROGRAM.send(
                PROGRAM.request("/api/v1/previews/SendReferral", person)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(data.toString())));
    }

    private static int version() {
        return json(PROGRAM.get("/api/v1/cases/" + CASE + "/timeline", "CW-1").body())
                .required("events")
                .size();
    }

    @Test
    void a_preview_holds_every_entry_field_by_field_and_records_nothing() {
        var before = version();
        var answer = preview(referral(), "CW-1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var body = json(answer.body());
        assertThat(body.required("caseId").asString()).isEqualTo(CASE.value());
        assertThat(body.required("agency").asString()).isEqualTo("TB");
        assertThat(body.required("previewSeq").asInt()).isEqualTo(before);
        assertThat(body.required("digest").asString()).matches("sha256:[0-9a-f]{64}");
        var sending = body.required("entries").get(body.required("entries").size() - 1);
        assertThat(sending.required("kind").asString()).isEqualTo("ReferralSent");
        assertThat(sending.required("fields").required("ask").asString())
                .isEqualTo(referral().required("ask").asString());
        assertThat(body.required("dropped").toString())
                .contains("\"reason\":\"level\"", "\"kind\":\"HelpOffered\"");
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void a_preview_is_refused_like_the_sending() {
        assertThat(code(preview(referral().put("basisRef", "none"), "CW-1"))).isEqualTo("NO_BASIS");
        assertThat(code(preview(referral().put("agency", "NL"), "CW-1"))).isEqualTo("VALIDATION");
        assertThat(code(preview(referral().put("previewSeq", 1), "CW-1")))
                .isEqualTo("VERSION_CONFLICT");
        var wide = referral();
        wide.withArray("shareSet").add("ClientDetailsRecorded.religion");
        assertThat(code(preview(wide, "CW-1"))).isEqualTo("SHARE_SET_TOO_WIDE");
    }

    @Test
    void a_preview_is_for_those_who_may_send_and_read_the_case() {
        assertThat(code(preview(referral(), "SV-1"))).isEqualTo("FORBIDDEN_ROLE");
        assertThat(code(preview(referral(), "AD-1"))).isEqualTo("NOT_FOUND");
        assertThat(code(preview(referral().put("caseId", "BF-none"), "CW-1")))
                .isEqualTo("NOT_FOUND");
        assertThat(code(preview(referral(), "TB-U1"))).isIn("VALIDATION", "NOT_FOUND");
    }

    @Test
    void only_what_leaves_has_a_preview() {
        var answer =
                PROGRAM.send(
                        PROGRAM.request("/api/v1/previews/OfferHelp", "CW-1")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(code(answer)).isEqualTo("NOT_FOUND");
    }

    private static String code(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        return json(answer.body()).required("code").asString();
    }
}
