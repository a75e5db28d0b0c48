package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.server.LinkReader.link;
import static org.throughline.server.LinkReader.newestMail;
import static org.throughline.server.LinkReader.reference;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.casefile.events.ReferralEvent.ReferralAccepted;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;

/** A light link from the mail to the answer, as a partner without an account walks it. */
class LightLinkIT {
    private static final RunningProgram PROGRAM = Brackenford.program();
    private static final int REROUTED_TO_WELLBEING = 15;
    private static final String GRACE_READS = "/operator/connections/WW/light-link?person=WW-U1";

    @BeforeEach
    void connect() {
        assertThat(PROGRAM.operator(GRACE_READS).body()).contains("light-link", "WW-U1");
    }

    @AfterAll
    static void disconnect() {
        assertThat(PROGRAM.operator("/operator/connections/WW/page").statusCode()).isEqualTo(200);
    }

    private static String mailOf(String number) throws Exception {
        ToldLately.tell(PROGRAM, "BF-0102", number, REROUTED_TO_WELLBEING);
        return newestMail(PROGRAM);
    }

    @Test
    void a_link_leads_by_a_code_to_one_referral_which_is_read_and_accepted() throws Exception {
        var mail = mailOf("0171");
        assertThat(mail)
                .contains(
                        "desk@westbrook.example.org", "Something new waits for you in Throughline")
                .doesNotContain("Yusuf", "counselling", "BF-0171", "bf0171");
        var reader = new LinkReader(PROGRAM);
        var arrival = reader.get(link(mail));
        assertThat(arrival.statusCode()).isEqualTo(303);
        assertThat(arrival.headers().firstValue("Location")).contains("/link");
        assertThat(arrival.headers().allValues("Set-Cookie"))
                .anyMatch(one ->
                        one.startsWith("tl-link=") && one.contains("HttpOnly; SameSite=Lax"));
        assertIsKeptByNobody(arrival);

        var ask = reader.get("/link");
        assertIsKeptByNobody(ask);
        assertThat(ask.body()).contains("Ask for a code").doesNotContain("Yusuf", "BF-0171");
        var code = reader.askForCode(reference(mail));
        var wrong = reader.give(LinkReader.wrong(code).getFirst());
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is not the code").doesNotContain("Yusuf");
        assertThat(reader.give(code).statusCode()).isEqualTo(303);

        var page = reader.get("/link");
        assertIsKeptByNobody(page);
        assertThat(page.body())
                .contains(
                        "Yusuf Karimi", "Please offer evening counselling; text only, after eight.")
                .contains("Contact the client safely", "07700 900142", "Exit this page")
                .doesNotContain("Mill Lane", "slur", "green bicycle", "shutter", "Help offered");
        assertThat(PROGRAM.send(PROGRAM.request("/link", "")).statusCode()).isEqualTo(410);
        reader.get("/link/words/ur");
        assertThat(reader.get("/link").body())
                .contains("<html class=\"govuk-template\" lang=\"ur\" dir=\"rtl\">")
                .contains(
                        "<ol class=\"tl-timeline\" reversed lang=\"en\" dir=\"ltr\">",
                        "Yusuf Karimi")
                .contains("no person has checked it")
                .doesNotContain("What is asked of you");
        reader.get("/link/words/en");

        var sent =
                reader.post(
                        "/link/answer/AcceptReferral",
                        "/link/answer/AcceptReferral",
                        answer(
                                reader,
                                "agencyRef",
                                "WW-20",
                                "handlerRole",
                                "counsellor",
                                "plannedStart",
                                "2027-01-04"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(reader.get("/link").body())
                                .contains(">Accepted</strong>", "recorded"));
        assertThat(
                        PROGRAM.bean(Desk.class).histories().of(new CaseId("BF-0171")).stream()
                                .filter(one ->
                                        one.event() instanceof ReferralAccepted accepted
                                                && accepted.agencyRef().equals("WW-20"))
                                .map(one -> one.actor().person()))
                .containsExactly(new PersonId("WW-U1"));
        assertThat(newestMail(PROGRAM)).isEqualTo(mail);

        assertExpired(reader.give(code));
    }

    /** What a form of an answer has beside what is typed here. */
    private static Map<String, String> answer(LinkReader reader, String... typed) throws Exception {
        var form = reader.get("/link/answer/AcceptReferral").body();
        var fields = new HashMap<String, String>();
        var when = java.util.regex.Pattern.compile("name=\"occurredAt\" value=\"([^\"]+)\"");
        var found = when.matcher(form);
        assertThat(found.find()).isTrue();
        fields.put("occurredAt", found.group(1));
        fields.put("precision", "exact");
        for (int i = 0; i < typed.length; i += 2) {
            fields.put(typed[i], typed[i + 1]);
        }
        return fields;
    }

    private static void assertIsKeptByNobody(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
    }

    private static void assertExpired(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("LINK_EXPIRED").doesNotContain("Yusuf", "BF-0");
    }

    @Test
    void another_referral_of_the_same_agency_is_none_of_this_link() throws Exception {
        var first = mailOf("0172");
        var second = mailOf("0173");
        var reader = new LinkReader(PROGRAM);
        reader.open(first);
        var refused =
                reader.post(
                        "/link/answer/AcceptReferral",
                        "/link/answer/AcceptReferral",
                        Map.of(
                                "referralId", "bf0173-r3",
                                "caseId", "BF-0173",
                                "messageId", "forged-0173"));
        assertThat(refused.statusCode()).isEqualTo(404);
        refused =
                reader.post(
                        "/link/answer/AcceptReferral",
                        "/link/answer/AcceptReferral",
                        Map.of("referralId", "bf0173-r3", "messageId", "forged-0173"));
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(reader.get("/link/answer/LogEvidence").statusCode()).isEqualTo(404);
        assertThat(PROGRAM.bean(AnswerBox.class).find(LinkReader.WELLBEING, "forged-0173"))
                .isEmpty();
        assertThat(reader.get("/agency/cases/BF-0173").statusCode()).isEqualTo(302);

        assertThat(reader.get(link(second)).statusCode()).isEqualTo(303);
        assertThat(reader.get("/link").body()).contains("Ask for a code").doesNotContain("Yusuf");
        assertExpired(reader.get("/link/answer/AcceptReferral"));
    }

    @Test
    void unknown_replaced_and_left_are_all_the_same_and_a_new_link_can_be_asked_for()
            throws Exception {
        var mail = mailOf("0174");
        var unknown = new LinkReader(PROGRAM);
        assertThat(unknown.get("/link/" + "A".repeat(43)).statusCode()).isEqualTo(303);
        var nothing = unknown.get("/link");
        assertExpired(nothing);
        assertThat(unknown.post("/link", "/link/again", Map.of()).body())
                .contains("Look into your mailbox");
        assertThat(newestMail(PROGRAM)).isEqualTo(mail);

        var reader = new LinkReader(PROGRAM);
        reader.open(mail);
        assertThat(reader.post("/link", "/link/leave", Map.of()).statusCode()).isEqualTo(303);
        assertThat(reader.get("/link/left").body()).contains("You have left");
        assertExpired(reader.get("/link"));

        reader.get(link(mail));
        assertThat(reader.post("/link", "/link/again", Map.of()).body())
                .contains("Look into your mailbox");
        var newer = newestMail(PROGRAM);
        assertThat(link(newer)).isNotEqualTo(link(mail));
        assertThat(reference(newer)).isEqualTo(reference(mail));
        var replaced = reader.get("/link");
        assertExpired(replaced);
        assertThat(withoutToken(replaced)).isEqualTo(withoutToken(nothing));
        assertExpired(reader.post("/link", "/link/code", Map.of()));
        reader.open(newer);
    }

    private static String withoutToken(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    void the_end_of_the_referral_ends_its_link_and_every_visit() throws Exception {
        var mail = mailOf("0175");
        var reader = new LinkReader(PROGRAM);
        reader.open(mail);
        var withdrawn =
                PROGRAM.command(
                        "WithdrawReferral",
                        """
                        {"commandId": "withdraw-0175", "caseId": "BF-0175", "occurredAt": "%s", "precision": "exact",
                         "referralId": "bf0175-r3", "withdrawnBy": "client", "reasonCode": "client-choice"}
                        """
                                .formatted(
                                        Clock.systemUTC()
                                                .instant()
                                                .truncatedTo(ChronoUnit.SECONDS)),
                        "CW-4");
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertExpired(reader.get("/link")));
        assertThat(newestMail(PROGRAM))
                .contains(reference(mail) + " has ended")
                .doesNotContain("/link/");
        reader.get(link(mail));
        assertExpired(reader.get("/link"));
    }

    @Test
    void a_signed_in_person_is_nobody_to_a_link_and_a_link_signs_nobody_in() throws Exception {
        var officer = Browser.of(PROGRAM, "TB-U1");
        assertThat(officer.get("/link").statusCode()).isEqualTo(410);
        assertThat(officer.get("/codes").statusCode()).isEqualTo(403);
        assertThat(Browser.of(PROGRAM, "CW-1").get("/sent-mail").statusCode()).isEqualTo(403);
        for (var path : List.of("/link/code", "/link/visit", "/link/again", "/link/leave")) {
            assertThat(officer.post(path, Map.of()).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void links_of_somebody_in_whose_place_another_reads_open_nothing() throws Exception {
        var mail = mailOf("0177");
        var reader = new LinkReader(PROGRAM);
        reader.open(mail);
        var other =
                """
                {"staff": [{"person": "WW-U2", "name": "Ada Finch", "role": "agency-user", "agency": "WW",
                            "email": "ww-u2@westbrook.example.org"}]}
                """;
        assertThat(
                        PROGRAM.bean(StoryDesk.class)
                                .setUp(DomainJson.read(other.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(PROGRAM.operator("/operator/connections/WW/light-link").statusCode())
                .isEqualTo(400);
        assertThat(
                        PROGRAM.operator("/operator/connections/WW/light-link?person=WW-U2")
                                .statusCode())
                .isEqualTo(200);
        assertExpired(reader.get("/link"));
        reader.get(link(mail));
        assertExpired(reader.get("/link"));
    }

    @Test
    void an_agency_is_connected_only_when_somebody_reads_its_links() {
        assertThat(PROGRAM.operator("/operator/connections/XX/light-link").statusCode())
                .isEqualTo(404);
        var nobody = PROGRAM.operator("/operator/connections/NL/light-link");
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("Name the registered person");
        assertThat(
                        PROGRAM.operator("/operator/connections/WW/light-link?person=TB-U1")
                                .statusCode())
                .isEqualTo(400);
    }
}
