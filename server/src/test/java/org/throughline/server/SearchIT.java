package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.CaseRead;
import org.throughline.server.access.Purpose;
import org.throughline.server.access.Sight;
import org.throughline.server.following.Followers;
import org.throughline.server.story.StoryDesk;

/** A case is found by what is known of a person, and who looked is known. */
class SearchIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @AutoClose private static final RunningProgram PROGRAM = RunningProgram.alone();

    @BeforeAll
    static void tell() throws InterruptedException {
        tell("BF-0101", "0381");
        tell("BF-0102", "0382");
    }

    private static void tell(String story, String number) throws InterruptedException {
        var lines = RunningProgram.retold(RunningProgram.text(story + ".jsonl"), number).lines();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId("BF-" + number), result.position());
        await().atMost(SOON).until(() -> isFollowedTo(result.position()));
    }

    private static boolean isFollowedTo(long position) {
        return PROGRAM.bean(Followers.class).loops().stream()
                .filter(loop -> loop.name().equals("search"))
                .allMatch(loop -> loop.position() >= position);
    }

    private static HttpResponse<String> search(
            String person, String typed, String day, String purpose) throws Exception {
        var browser = Browser.of(PROGRAM, person);
        var fields = new LinkedHashMap<String, String>();
        fields.put("_csrf", Browser.token(browser.get("/search").body()));
        fields.put("person", typed);
        fields.put("day", day);
        fields.put("purpose", purpose);
        return browser.post("/search", fields);
    }

    private static String found(String typed) throws Exception {
        var answer = search("CW-1", typed, "", "contact");
        assertThat(answer.statusCode()).as(typed).isEqualTo(200);
        return answer.body();
    }

    @Test
    void a_case_is_found_by_name_in_any_script_number_address_day_and_reference() throws Exception {
        for (var typed :
                new String[] {
                    "bhullar",
                    "Harleen B",
                    "ਹਰਲੀਨ ਭੁੱਲਰ",
                    "07700900118",
                    "+44 7700 900118",
                    "900118",
                    "BF-0381"
                }) {
            assertThat(found(typed))
                    .as(typed)
                    .contains("1 case matches.", "href=\"/cases/BF-0381\"", "Harleen Bhullar");
        }
        for (var typed :
                new String[] {"yusuf", "Mill Lane", "12 mill lane bk2 6qx", "01632 960147"}) {
            assertThat(found(typed)).as(typed).contains("href=\"/cases/BF-0382\"");
        }
        assertThat(found("Harleen Karimi")).contains("No case matches.", "Open a new case");
        var incidents = search("CW-1", "", "2025-03-03", "new-case");
        assertThat(incidents.body()).contains("case matches");
    }

    @Test
    void whoever_says_too_little_is_told_at_the_field_and_nothing_is_noted() throws Exception {
        int before = runs();
        var nothing = search("CW-1", "h", "2025-02-30", "");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body())
                .contains(
                        "Error: Search",
                        "href=\"#day\"",
                        "href=\"#purpose\"",
                        "Choose why you look")
                .contains("value=\"2025-02-30\"");
        assertThat(search("CW-1", "h", "", "contact").body())
                .contains("Type at least two letters of a name");
        var withoutPurpose = search("CW-1", "Harleen", "", "audit");
        assertThat(withoutPurpose.statusCode()).as("a purpose of others").isEqualTo(400);
        assertThat(withoutPurpose.body()).doesNotContain("Bhullar").contains("value=\"Harleen\"");
        assertThat(runs()).isEqualTo(before);
    }

    private static int runs() throws Exception {
        return (int) Browser.of(PROGRAM, "AU-1").get("/audit/searches/csv").body().lines().count();
    }

    @Test
    void who_looked_and_what_they_saw_is_known_and_what_they_typed_is_not() throws Exception {
        int before = runs();
        search("CW-1", "Harleen", "", "new-case");
        search("CW-1", "Nobodyknown", "", "contact");

        assertThat(runs()).isEqualTo(before + 2);
        var auditor = Browser.of(PROGRAM, "AU-1");
        assertThat(auditor.get("/audit/searches?person=CW-1").body())
                .contains("Looks whether there is a case already", "Ruth Calder")
                .doesNotContain("Nobodyknown", "Harleen");
        assertThat(auditor.get("/audit/searches?person=%3Cb%3E").body())
                .doesNotContain("<b>", "person=&lt;b");
        assertThat(PROGRAM.bean(CaseDoor.class).reads("BF-0381", "CW-1", 100))
                .filteredOn(read -> read.sight() == Sight.SEARCH)
                .isNotEmpty()
                .extracting(CaseRead::purpose)
                .contains(Purpose.NEW_CASE);
        assertThat(auditor.get("/audit/cases/BF-0381/reads").body()).contains("Search");
    }

    @Test
    void nobody_finds_what_they_may_not_see() throws Exception {
        assertThat(search("IN-1", "Karimi", "", "contact").body())
                .as("help was offered: no case of intake any more")
                .contains("No case matches.");
        assertThat(search("CW-7", "Karimi", "", "contact").body())
                .as("of another project")
                .contains("No case matches.");
        for (var person : new String[] {"FC-1", "AD-1", "TB-U1"}) {
            assertThat(Browser.of(PROGRAM, person).get("/search").statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(Browser.of(PROGRAM, "FC-1").get("/cases").body()).doesNotContain("/search");
    }

    @Test
    void before_a_second_case_of_one_person_is_opened_the_first_is_shown() throws Exception {
        var ruth = Browser.of(PROGRAM, "CW-1");
        var fields = new LinkedHashMap<String, String>();
        fields.put("_csrf", Browser.token(ruth.get("/cases/new").body()));
        fields.put("commandId", "search-1");
        fields.put("caseId", "case-search-1");
        fields.put("caseRef", "BF-0389");
        fields.put("projectId", "brackenford-support");
        fields.put("sourceKind", "self");
        fields.put("channel", "mobile");
        fields.put("anonymous", "false");
        fields.put("receivedAt", "2026-11-02T09:00");
        fields.put("clientName", "harleen bhullar");
        fields.put("occurredAt", "2026-11-02T09:00");
        fields.put("precision", "exact");

        var asked = ruth.post("/cases/new", fields);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("Is it one of these?", "href=\"/cases/BF-0381\"", "value=\"BF-0389\"");
        assertThat(ruth.get("/cases/case-search-1").statusCode()).isEqualTo(404);

        fields.put("change", "yes");
        assertThat(ruth.post("/cases/new", fields).body()).contains("value=\"harleen bhullar\"");
        fields.remove("change");
        fields.put("looked", "yes");
        var opened = ruth.post("/cases/new", fields);
        assertThat(opened.headers().firstValue("Location").orElse(opened.body()))
                .endsWith("/cases/case-search-1?recorded");
    }

    @Test
    void somebody_who_was_erased_is_not_found() throws Exception {
        tell("BF-0102", "0383");
        assertThat(found("yusuf")).contains("BF-0383");
        say(
                "DecideErasure",
                """
                "requestId": "er-1", "person": "client", "outcome": "granted", "ground": "none", "reason": "Moved away."
                """);
        say(
                "DestroySubjectKey",
                """
                "person": "client", "keyId": "key-1", "secondPerson": "SV-1"
                """);

        await().atMost(SOON).until(() -> !found("yusuf").contains("BF-0383"));
        assertThat(found("yusuf")).contains("BF-0382");
        assertThat(found("BF-0383")).contains("BF-0383").doesNotContain("Karimi");
    }

    private static void say(String command, String fields) {
        var answer =
                PROGRAM.command(
                        command,
                        """
                        {"commandId": "%s", "occurredAt": "%s", "precision": "exact", "caseId": "BF-0383", %s}
                        """
                                .formatted(
                                        UUID.randomUUID(),
                                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                                        fields),
                        "DP-1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
