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
    void a_preview_is_refused_like_the_sending_and_records_nothing() {
        var before = version();
        assertThat(code(preview(referral(), "CW-1"))).isEqualTo("AGREEMENT_EXPIRED");
        assertThat(version()).isEqualTo(before);
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
