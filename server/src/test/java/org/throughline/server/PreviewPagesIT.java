package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import tools.jackson.databind.JsonNode;

/** Fill in, look at what will leave, then send it or change it; without script. */
class PreviewPagesIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final CaseId CASE = new CaseId("BF-0181");
    private static final String FORM = "/cases/" + CASE + "/record/SendReferral";
    private static final int CONSENT_GIVEN = 8;

    @Test
    void what_leaves_is_looked_at_changed_looked_at_again_and_sent() throws Exception {
        tell();
        var worker = Browser.of(PROGRAM, "CW-1");
        var form = worker.get(FORM).body();
        assertThat(form).contains("Check what will leave").doesNotContain(">Record</button>");

        var looked = worker.post(FORM, filledIn(form, "Please mend the door."));
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
        assertThat(looked.body())
                .contains("This will leave", "Please mend the door.", "Referral sent")
                .contains("Recorded earlier, told now.")
                .contains("the client&#39;s consent of 4 March 2025")
                .contains("Stays behind:", "Agencies are told only that this happened.")
                .contains("name=\"previewSeq\" value=\"8\"");

        var changed = worker.post(FORM, with(hidden(looked), "change"));
        assertThat(changed.body()).contains("Please mend the door.</textarea>");

        recordsSomething();
        var outdated = worker.post(FORM, with(hidden(looked), "send"));
        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(outdated.body())
                .contains("The case has changed", "Nothing was sent.")
                .contains("name=\"previewSeq\" value=\"9\"");

        var digest = found("sha256:[0-9a-f]{64}", outdated.body());
        assertThat(worker.post(FORM, with(hidden(outdated), "send")).statusCode()).isEqualTo(303);
        assertThat(PROGRAM.get("/api/v1/cases/" + CASE + "/timeline", "CW-1").body())
                .contains("\"previewDigest\":\"" + digest + "\"");
    }

    private static void tell() throws InterruptedException {
        var lines =
                RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0181")
                        .lines()
                        .limit(CONSENT_GIVEN)
                        .toList();
        var result = PROGRAM.bean(StoryDesk.class).tell(lines, null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
    }

    /** Somebody else adds to the case in the meantime. */
    private static void recordsSomething() {
        var body =
                ("{'commandId':'bf0181-more','caseId':'BF-0181','occurredAt':'2025-03-04T11:40:00Z',"
                     + "'precision':'exact','lateReason':'test','language':'pa',"
                     + "'reads':true,'interpreter':true,'avoidCommunity':false}")
                        .replace('\'', '"');
        assertThat(PROGRAM.command("SetLanguageNeed", body, "CW-1").statusCode()).isEqualTo(201);
    }

    private static Map<String, String> filledIn(String form, String ask) {
        var typed = hidden(form);
        var line =
                RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0181")
                        .lines()
                        .toList()
                        .get(CONSENT_GIVEN);
        JsonNode data = DomainJson.read(line.getBytes(StandardCharsets.UTF_8)).required("data");
        data.properties()
                .forEach(one -> {
                    if (one.getValue().isString() && !typed.containsKey(one.getKey())) {
                        typed.put(one.getKey(), one.getValue().asString());
                    }
                });
        typed.put("occurredAt", found("name=\"occurredAt\" value=\"([^\"]+)\"", form));
        typed.put("shareSet", "ReferralSent.ask");
        typed.put("ask", ask);
        return typed;
    }

    private static Map<String, String> hidden(HttpResponse<String> page) {
        return hidden(page.body());
    }

    private static Map<String, String> hidden(String page) {
        var typed = new LinkedHashMap<String, String>();
        Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                .matcher(page.substring(page.indexOf("action=\"" + FORM)))
                .results()
                .forEach(one -> typed.put(one.group(1), one.group(2)));
        return typed;
    }

    private static Map<String, String> with(Map<String, String> typed, String button) {
        typed.put(button, "yes");
        return typed;
    }

    private static String found(String pattern, String page) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(found.groupCount());
    }
}
