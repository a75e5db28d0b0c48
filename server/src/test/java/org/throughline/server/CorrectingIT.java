package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.CaseworkDatabase;
import tools.jackson.databind.JsonNode;

/**
 * Putting an event right by page: the form begins with what stands there, and sends what differs.
 */
class CorrectingIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final int LINES_UNTIL_REFERRED = 8;
    private static final String MISHEARD = "misheard";

    /** Events of the first story. */
    private static final int OPENED = 1;

    private static final int SAFETY = 2;
    private static final int INCIDENT = 4;

    @BeforeAll
    static void tell() throws InterruptedException {
        for (var number : List.of("0441", "0442", "0443", "0444", "0445", "0446", "0447")) {
            var lines =
                    RunningProgram.lines("BF-0101.jsonl").subList(0, LINES_UNTIL_REFERRED).stream()
                            .map(line -> RunningProgram.retold(line, number))
                            .toList();
            var desk = PROGRAM.bean(StoryDesk.class);
            var result = desk.tell(lines, null, (_, _) -> {}).result();
            assertThat(result.stopped()).isNull();
            desk.arrived(new CaseId("BF-" + number), result.position());
        }
    }

    private static String path(String number) {
        return "/cases/BF-" + number + "/record/CorrectEvent";
    }

    private static FilledForm opened(Browser browser, String number, int event) throws Exception {
        var page = browser.get(path(number) + "?event=" + event);
        assertThat(page.statusCode()).isEqualTo(200);
        return FilledForm.in(page.body(), path(number))
                .with("reasonCode", MISHEARD)
                .with("reason", "It was noisy");
    }

    /** What the last event of the case puts right; nothing when it is no correction. */
    private static JsonNode corrected(String number) {
        var history = PROGRAM.bean(Desk.class).histories().of(new CaseId("BF-" + number));
        return DomainJson.mapper().valueToTree(history.getLast().payload()).path("changes");
    }

    @Test
    void what_can_be_put_right_is_chosen_from_the_newest_first_and_steps_are_not_among_it()
            throws Exception {
        var page = Browser.of(PROGRAM, "CW-1").get(path("0441")).body();
        assertThat(page)
                .contains("Which event is wrong?", "CorrectEvent?event=4\">4, Incident recorded")
                .doesNotContain("Consent given", "Referral sent");
        assertThat(page.indexOf("event=" + INCIDENT))
                .isLessThan(page.indexOf("event=" + OPENED + "\""));
        for (var gone : List.of("7", "99999999999", "x", "<b>")) {
            var answer =
                    Browser.of(PROGRAM, "CW-1")
                            .get(
                                    path("0441")
                                            + "?event="
                                            + java.net.URLEncoder.encode(
                                                    gone, StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(gone).isEqualTo(404);
            assertThat(answer.body()).contains("cannot be put right, or not any more", "event=4");
        }
        for (var person : List.of("AU-1", "DP-1", "FC-1", "CW-7", "TB-U1")) {
            assertThat(Browser.of(PROGRAM, person).get(path("0441") + "?event=4").statusCode())
                    .as(person)
                    .isEqualTo(404);
        }
    }

    @Test
    void the_form_begins_with_what_stands_there_and_sends_what_differs() throws Exception {
        var ruth = Browser.of(PROGRAM, "CW-1");
        var form = opened(ruth, "0441", INCIDENT);
        assertThat(form.value("to.place")).isEqualTo("Stairs below Flat 9, Tallow Court");
        assertThat(form.values("to.kinds")).containsExactlyInAnyOrder("verbal", "spitting");
        assertThat(form.value("to.occurredAt")).isEqualTo("2025-03-01T22:30");

        form.with("to.place", "Stairs below Flat 7").with("to.kinds", "verbal");
        var answer = ruth.post(path("0441"), form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(corrected("0441").toString())
                .isEqualTo(
                        "[{\"field\":\"place\",\"value\":\"Stairs below Flat 7\"},"
                                + "{\"field\":\"kinds\",\"value\":[\"verbal\"]}]");
        assertThat(opened(ruth, "0441", INCIDENT).value("to.place"))
                .isEqualTo("Stairs below Flat 7");
    }

    @Test
    void a_moment_is_put_right_in_london_time_and_left_alone_it_stays() throws Exception {
        var ruth = Browser.of(PROGRAM, "CW-1");
        var form = opened(ruth, "0442", INCIDENT).with("to.occurredAt", "2024-07-01T22:15");
        assertThat(ruth.post(path("0442"), form).statusCode()).isEqualTo(303);
        assertThat(corrected("0442").toString())
                .isEqualTo("[{\"field\":\"occurredAt\",\"value\":\"2024-07-01T21:15:00Z\"}]");

        var again = opened(ruth, "0442", INCIDENT);
        assertThat(again.value("to.occurredAt")).isEqualTo("2024-07-01T22:15");
        again.with("to.precision", "day");
        assertThat(ruth.post(path("0442"), again).statusCode()).isEqualTo(303);
        assertThat(corrected("0442").toString())
                .isEqualTo("[{\"field\":\"precision\",\"value\":\"day\"}]");
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_is_recorded() throws Exception {
        var ruth = Browser.of(PROGRAM, "CW-1");
        var same = ruth.post(path("0443"), opened(ruth, "0443", INCIDENT));
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body())
                .contains("href=\"#changes\">Changes are missing: all is as it was.")
                .contains("id=\"changes\"");

        var wrong =
                opened(ruth, "0443", INCIDENT)
                        .with("to.place", "")
                        .with("to.occurredAt", "yesterday")
                        .with("to.account", "x".repeat(5000))
                        .with("reason", "");
        var answer = ruth.post(path("0443"), wrong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#to-place\">Place cannot be emptied by a correction.")
                .contains("href=\"#to-occurredAt\">When it happened must be a time")
                .contains("href=\"#to-account\">Account must be text of 1 to 4000")
                .contains("href=\"#reason\">Reason is missing")
                .contains("value=\"yesterday\"")
                .doesNotContain("Changes are missing");
        assertThat(corrected("0443")).isEmpty();
    }

    @Test
    void rules_of_safe_contact_that_were_put_right_hold() throws Exception {
        var ruth = Browser.of(PROGRAM, "CW-1");
        var form = opened(ruth, "0444", SAFETY);
        var mobile = channel(form, "ch-mobile");
        assertThat(form.value(mobile + "status")).isEqualTo("safe");
        form.with(mobile + "status", "unsafe");
        var answer = ruth.post(path("0444"), form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(corrected("0444").path(0).path("value").path(0).has("hours")).isTrue();
        assertThat(ruth.get("/cases/BF-0444").body()).contains("DO NOT USE");

        var call =
                PROGRAM.command(
                        "RecordContactAttempt",
                        ("{'commandId':'call-0444','caseId':'BF-0444','occurredAt':'2025-03-06T12:00:00Z',"
                                        + "'precision':'exact','lateReason':'told later','channel':'mobile','outcome':'reached',"
                                        + "'messageLeft':false,'channelId':'ch-mobile'}")
                                .replace('\'', '"'),
                        "CW-1");
        assertThat(call.body()).contains("UNSAFE_CONTACT");
    }

    private static String channel(FilledForm form, String channelId) {
        for (int i = 0; i < 10; i++) {
            if (form.values("to.rules[" + i + "].channelId").contains(channelId)) {
                return "to.rules[" + i + "].";
            }
        }
        throw new AssertionError("no rule for " + channelId);
    }

    @Test
    void who_writes_second_sees_what_was_put_right_meanwhile_and_keeps_what_they_typed()
            throws Exception {
        var ruth = Browser.of(PROGRAM, "CW-1");
        var hannah = Browser.of(PROGRAM, "SV-1");
        var second = opened(ruth, "0445", INCIDENT).with("to.place", "The stairs");
        var first = opened(hannah, "0445", INCIDENT).with("to.kinds", "verbal");
        assertThat(hannah.post(path("0445"), first).statusCode()).isEqualTo(303);

        var late = ruth.post(path("0445"), second);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Recorded since you opened this form", "Event corrected", "Hannah Orme")
                .doesNotContain("<li>expectedSeq");
        var again = FilledForm.in(late.body(), path("0445"));
        assertThat(again.value("to.place")).isEqualTo("The stairs");
        assertThat(again.values("to.kinds")).containsExactly("verbal");
        assertThat(again.value("reason")).isEqualTo("It was noisy");

        assertThat(ruth.post(path("0445"), again).statusCode()).isEqualTo(303);
        assertThat(corrected("0445").toString())
                .isEqualTo("[{\"field\":\"place\",\"value\":\"The stairs\"}]");
    }

    @Test
    void any_form_shows_who_wrote_first_and_is_sent_again_from_there() throws Exception {
        var path = "/cases/BF-0446/record/AddNote";
        // Whoever stood in is not asked why they look, and is not told who is suspected.
        PROGRAM.record(
                "AddNote",
                new CaseId("BF-0446"),
                "\"noteId\":\"n-stand-in\",\"access\":\"team\",\"text\":\"I stood in\"",
                "CW-4");
        var idris = Browser.of(PROGRAM, "CW-4");
        var note =
                FilledForm.in(idris.get(path).body(), path)
                        .with("access", "team")
                        .with("text", "She called back");
        PROGRAM.record(
                "NoteAllegedParty",
                new CaseId("BF-0446"),
                "\"partyRef\":\"ap-9\",\"name\":\"Gordon Pike\",\"relation\":\"neighbour\",\"markers\":[]",
                "CW-1");
        PROGRAM.record(
                "AddNote",
                new CaseId("BF-0446"),
                "\"noteId\":\"n-team\",\"access\":\"team\",\"text\":\"I met her at the door\"",
                "SV-1");

        var late = idris.post(path, note);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("I met her at the door", "She called back")
                .contains("One more entry was recorded that is not shown to you.")
                .doesNotContain("Pike");
        assertThat(idris.post(path, FilledForm.in(late.body(), path)).statusCode()).isEqualTo(303);
    }

    @Test
    void what_was_typed_while_nothing_can_be_recorded_is_kept_and_sent_again() throws Exception {
        var path = "/cases/BF-0447/record/AddNote";
        var ruth = Browser.of(PROGRAM, "CW-1");
        var note =
                FilledForm.in(ruth.get(path).body(), path)
                        .with("access", "team")
                        .with("text", "She \"called\" & wept\ntwice");
        var sql = JdbcClient.create(PROGRAM.bean(CaseworkDatabase.class).derived());
        sql.sql("alter table access.case_read rename to case_read_away").update();
        try {
            var away = ruth.post(path, note);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.body()).contains("What you typed is kept on this page.");
            note = FilledForm.in(away.body(), path);
            assertThat(note.value("text")).isEqualTo("She \"called\" & wept\ntwice");
            assertThat(ruth.post(path, note).statusCode()).isEqualTo(503);
        } finally {
            sql.sql("alter table access.case_read_away rename to case_read").update();
        }
        assertThat(ruth.post(path, note).statusCode()).isEqualTo(303);
        assertThat(ruth.post(path, note).statusCode()).as("twice is once").isEqualTo(303);
        var history = PROGRAM.bean(Desk.class).histories().of(new CaseId("BF-0447"));
        assertThat(history.stream().filter(event -> event.type().equals("NoteAdded"))).hasSize(1);
        assertThat(history.getLast().payload())
                .containsEntry("text", "She \"called\" & wept\ntwice");
    }
}
