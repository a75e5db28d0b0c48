package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.pages.Words;
import tools.jackson.databind.JsonNode;

/** A sending of today: seen before it leaves, sent as it was seen. */
class PreviewPagesIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String REFERRAL =
            "'agency':'LC','service':'counselling','needCategory':'health','purpose':'support','urgency':'high',"
                    + "'clientName':'Ada Invented','ask':'Somebody to talk to','shareSet':['ReferralSent.ask'],"
                    + "'basisRef':'now1'";

    @BeforeAll
    static void agree() {
        recorded(
                "AD-1",
                "SignAgreement",
                "'agreementId':'LC-now','agency':'LC','from':'2026-01-01','to':'2099-12-31',"
                        + "'classes':['CODE','IDENT','NARR']");
    }

    private static void open(String caseId) {
        recorded(
                "CW-1",
                "OpenCase",
                around(caseId)
                        + ("'caseRef':'" + caseId)
                        + "','projectId':'brackenford-support','sourceKind':'self','channel':'mobile','anonymous':false,"
                        + ("'receivedAt':'" + NOW + "','clientName':'Ada Invented'"));
        recorded(
                "CW-1",
                "GiveConsent",
                around(caseId)
                        + "'consentId':'now1','grants':[{'agency':'LC','purposes':['support'],'classes':['CODE','NARR']}],"
                        + "'form':'written','interpreterUsed':false,'expiresOn':'2099-01-01','history':'all'");
    }

    private static String around(String caseId) {
        return "'caseId':'" + caseId + "','occurredAt':'" + NOW + "','precision':'exact',";
    }

    private static void recorded(String person, String command, String fields) {
        var body = body(command + fields.hashCode(), fields);
        assertThat(PROGRAM.command(command, body, person).statusCode()).isIn(200, 201);
    }

    private static String body(String commandId, String fields) {
        return ("{'commandId':'c" + commandId + "'," + fields + "}").replace('\'', '"');
    }

    private static JsonNode json(String text) {
        return DomainJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_sent_is_what_was_previewed() {
        open("BF-0181");
        var fields = around("BF-0181") + "'referralId':'p1'," + REFERRAL;
        var answer =
                PROGRAM.send(
                        PROGRAM.request("/api/v1/previews/SendReferral", "CW-1")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body("p1", fields))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        var preview = json(answer.body());
        var sending = preview.path("entries").get(preview.path("entries").size() - 1);
        assertThat(sending.path("fields").path("ask").asString()).isEqualTo("Somebody to talk to");
        assertThat(sending.path("fields").has("clientName")).isFalse();
        assertThat(preview.path("dropped").toString())
                .contains("\"field\":\"clientName\"", "\"reason\":\"basis\"");

        var stale = PROGRAM.command("SendReferral", body("p1", fields + ",'previewSeq':1"), "CW-1");
        assertThat(json(stale.body()).path("code").asString()).isEqualTo("VERSION_CONFLICT");
        var sent = PROGRAM.command("SendReferral", body("p1", fields + ",'previewSeq':2"), "CW-1");
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(PROGRAM.get("/api/v1/cases/BF-0181/timeline", "CW-1").body())
                .contains(preview.path("digest").asString());
    }

    @Test
    void a_sending_is_shown_changed_shown_again_and_sent() throws Exception {
        open("BF-0182");
        var path = "/cases/BF-0182/record/SendReferral";
        var browser = Browser.of(PROGRAM, "CW-1");
        var typed = typed(Browser.token(browser.get(path).body()));

        var shown = browser.post(path, typed);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Check what will leave", "Somebody to talk to", "Stays behind");
        assertThat(card(shown.body()))
                .contains("What we want to tell about you", "An agency was asked for help for you.")
                .contains("Words that you or others said or wrote")
                .doesNotContain("Somebody to talk to", "Ada Invented", "Your name or your date");
        var urdu = browser.post(path, with(typed, "cardLanguage", "ur")).body();
        assertThat(card(urdu))
                .contains("lang=\"ur\" dir=\"rtl\"", Words.all("sharing").in("ur").of("refuse"));

        var changing = browser.post(path, with(typed, "change"));
        assertThat(changing.body()).contains("Somebody to talk to").doesNotContain("Nothing has");
        assertThat(PROGRAM.get("/api/v1/cases/BF-0182/timeline", "CW-1").body())
                .doesNotContain("ReferralSent");

        recorded(
                "CW-1",
                "SetLanguageNeed",
                around("BF-0182")
                        + "'language':'en','reads':true,'interpreter':false,'avoidCommunity':false");
        var overtaken = browser.post(path, with(typed, "send"));
        assertThat(overtaken.statusCode()).isEqualTo(409);
        assertThat(overtaken.body())
                .contains("The case has changed", "Check what will leave")
                .contains("Recorded since you opened this form", "3, Language need set");

        typed.put("previewSeq", "3");
        typed.put("expectedSeq", "3");
        assertThat(browser.post(path, with(typed, "send")).statusCode()).isEqualTo(303);
        assertThat(PROGRAM.get("/api/v1/cases/BF-0182/timeline", "CW-1").body())
                .contains("ReferralSent");

        assertThat(browser.get("/cases/BF-0182").body())
                .contains("data-label=\"Whose turn\">agency", "Speaks: English", "not assessed yet")
                .containsPattern("data-label=\"Answer due\">\\d");
        var withdraw = "/cases/BF-0182/record/WithdrawReferral?referral=p2";
        assertThat(browser.get("/cases/BF-0182/referrals/p2").body())
                .contains("Somebody to talk to", "It is the agency’s turn.", withdraw)
                .contains("Referral sent: what is asked for")
                .doesNotContain("record/AcceptReferral", "record/CloseReferral");
        assertThat(browser.get(withdraw).body()).contains("value=\"p2\" selected");
        assertThat(browser.get("/cases/BF-0182/referrals/p3").statusCode()).isEqualTo(404);
    }

    private static String card(String page) {
        int begins = page.indexOf("<section class=\"tl-card\"");
        return page.substring(begins, page.indexOf("</section>", begins));
    }

    private static Map<String, String> typed(String token) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("_csrf", token);
        fields.put("commandId", "page-p2");
        fields.put("caseId", "BF-0182");
        fields.put("expectedSeq", "2");
        fields.put("previewSeq", "2");
        fields.put("referralId", "p2");
        fields.put("agency", "LC");
        fields.put("service", "counselling");
        fields.put("needCategory", "health");
        fields.put("purpose", "support");
        fields.put("urgency", "high");
        fields.put("clientName", "Ada Invented");
        fields.put("ask", "Somebody to talk to");
        fields.put("shareSet", "ReferralSent.ask");
        fields.put("basisRef", "now1");
        fields.put(
                "occurredAt", LocalDateTime.now(LONDON).truncatedTo(ChronoUnit.MINUTES).toString());
        fields.put("precision", "exact");
        return fields;
    }

    private static Map<String, String> with(Map<String, String> typed, String button) {
        return with(typed, button, "yes");
    }

    private static Map<String, String> with(
            Map<String, String> typed, String button, String value) {
        var fields = new LinkedHashMap<>(typed);
        fields.put(button, value);
        return fields;
    }
}
