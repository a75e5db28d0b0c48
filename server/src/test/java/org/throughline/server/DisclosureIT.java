package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.server.PageText.holds;
import static org.throughline.server.PageText.holdsNone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.RightsEvent.DisclosurePackIssued;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.pages.Words;
import org.throughline.server.story.StoryDesk;

/** What a client is given of their own case, by hand and when they ask by right. */
class DisclosureIT {
    /** Of its own: with so many more stories, others would not find theirs on a first page. */
    static final RunningProgram PROGRAM =
            RunningProgram.with("--throughline.retention.months-by.duplicate=0");

    /** Others' names, what was shared without telling the client, and that it was. */
    private static final List<String> NOT_THEIRS =
            List.of(
                    "Parwin Karimi",
                    "Dean Holt",
                    "Doreen Pask",
                    "known-group",
                    "patrol tonight",
                    "-d1",
                    "-r4",
                    "Sharing decided");

    private static int told = 7600;

    private String number = "";
    private CaseId id = new CaseId("BF-7600");

    @BeforeEach
    void tell() throws InterruptedException {
        number = Integer.toString(++told);
        id = new CaseId("BF-" + number);
        var lines = RunningProgram.retold(RunningProgram.text("BF-0102.jsonl"), number).lines();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(id, result.position());
        record(
                "AddHouseholdMember",
                """
                "memberRef": "m-1", "relation": "child", "ageBand": "11-15", "alsoTargeted": true, "name": "Parwin Karimi"
                """,
                "CW-4");
        record(
                "NoteAllegedParty",
                """
                "partyRef": "p-1", "name": "Dean Holt", "relation": "neighbour", "markers": ["known-group"], "words": "Spat at me on the stairs."
                """,
                "CW-4");
        record(
                "AddNote",
                """
                "noteId": "n-1", "access": "team", "text": "Rang at noon; her sister must not know."
                """,
                "CW-4");
    }

    private void record(String command, String fields, String person) {
        PROGRAM.record(command, id, fields, person);
    }

    private String request() {
        return "/cases/" + id + "/rights/requests/bf" + number + "-q1";
    }

    private HttpResponse<String> decide(Map<String, String> chosen) throws Exception {
        var browser = Browser.of(PROGRAM, "DP-1");
        var fields = new HashMap<>(chosen);
        fields.put("_csrf", Browser.token(browser.get("/statistics").body()));
        return browser.post(request(), fields);
    }

    private void confirmIdentity() {
        record(
                "ResumeAccessClock",
                "\"requestId\": \"bf%s-q1\", \"identity\": \"confirmed\"".formatted(number),
                "DP-1");
    }

    private HttpResponse<byte[]> take() throws Exception {
        var browser = Browser.of(PROGRAM, "DP-1");
        var token = Map.of("_csrf", Browser.token(browser.get("/statistics").body()));
        return browser.post(request() + "/pack", token, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Map<String, String> files(byte[] pack) throws IOException {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** The client themself said that the police are to be told nothing; nothing else names them. */
    private static void isNamedOnce(String text) {
        assertThat(text.split("Brackenford Police", -1).length).isEqualTo(2);
    }

    /** The name that the form gives to the text that holds these words. */
    private static String nameOf(String page, String words) {
        var found =
                Pattern.compile(
                                "<bdi dir=\"auto\">"
                                        + Pattern.quote(words)
                                        + "</bdi></div>\\s*<select[^>]*name=\"([^\"]+)\"")
                        .matcher(page);
        assertThat(found.find()).as("the text is offered").isTrue();
        return found.group(1);
    }

    @Test
    void the_clients_copy_holds_their_words_and_nothing_that_is_not_theirs() throws Exception {
        var page = Browser.of(PROGRAM, "CW-4").get("/cases/" + id + "/copy");

        assertThat(page.statusCode()).isEqualTo(200);
        holds(
                page.body(),
                "Yusuf Karimi",
                "Spat at me on the stairs.",
                "A passer-by saw two men",
                "Name: it is about somebody else");
        holdsNone(page.body(), NOT_THEIRS);
        holdsNone(
                page.body(),
                List.of("her sister must not know", "You may not read all of this case"));
        isNamedOnce(page.body());
        PROGRAM.get("/api/v1/cases/" + id + "/timeline?purpose=cover", "CW-1");
        var other = Browser.of(PROGRAM, "CW-1").get("/cases/" + id + "/copy").body();
        holds(other, "You may not read all of this case");
        holdsNone(other, List.of("Spat at me on the stairs."));
        var said = Words.all("copy").in("ur");
        var urdu = Browser.of(PROGRAM, "CW-4").get("/cases/" + id + "/copy?language=ur").body();
        holds(
                urdu,
                "<div lang=\"ur\" dir=\"rtl\">",
                said.of("fact.IncidentRecorded"),
                said.of("draft"),
                "Spat at me on the stairs.");
        holdsNone(urdu, NOT_THEIRS);
        for (var nobody : List.of("FC-1", "AD-1", "TB-U1")) {
            assertThat(Browser.of(PROGRAM, nobody).get("/cases/" + id + "/copy").statusCode())
                    .as(nobody)
                    .isIn(403, 404);
        }
    }

    @Test
    void whoever_answers_for_rights_sees_the_request_and_the_data_lead_alone_decides()
            throws Exception {
        holds(
                Browser.of(PROGRAM, "DP-1").get("/cases/" + id + "/rights").body(),
                request(),
                "overdue since",
                "identity still to be confirmed");
        holds(
                Browser.of(PROGRAM, "DP-1").get(request()).body(),
                "Issue the pack",
                "her sister must not know");
        for (var watching : List.of("SV-1", "AU-1")) {
            var page = Browser.of(PROGRAM, watching).get(request());
            assertThat(page.statusCode()).isEqualTo(200);
            holdsNone(page.body(), List.of("Issue the pack"));
        }
        for (var nobody : List.of("CW-4", "AD-1", "TB-U1")) {
            assertThat(Browser.of(PROGRAM, nobody).get(request()).statusCode())
                    .as(nobody)
                    .isIn(403, 404);
        }
        assertThat(Browser.of(PROGRAM, "DP-1").get(request() + "x").statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_is_issued_before_the_identity_is_confirmed_and_what_was_chosen_stays()
            throws Exception {
        var page = Browser.of(PROGRAM, "DP-1").get(request()).body();
        var note = nameOf(page, "Rang at noon; her sister must not know.");
        int events = history().size();

        var refused = decide(Map.of(note, "serious-harm", "issue", "yes"));
        assertThat(refused.statusCode()).isEqualTo(409);
        holds(refused.body(), "The identity is not confirmed yet.");
        assertThat(history()).hasSize(events);
        assertThat(take().statusCode()).isEqualTo(409);
        holds(Browser.of(PROGRAM, "DP-1").get(request()).body(), "Text: serious harm", "selected");
    }

    @Test
    void what_was_not_offered_is_refused_and_nothing_of_it_is_kept() throws Exception {
        var note =
                nameOf(
                        Browser.of(PROGRAM, "DP-1").get(request()).body(),
                        "Rang at noon; her sister must not know.");
        for (var wrong :
                List.of(
                        Map.of(note, "because", "text-1-caseRef", ""),
                        Map.of(note, "crime", "text-999-text", "crime"))) {
            var answer = decide(wrong);
            assertThat(answer.statusCode()).isEqualTo(422);
            holds(answer.body(), "not one of those offered");
        }
        holdsNone(Browser.of(PROGRAM, "DP-1").get(request()).body(), List.of("Text: crime"));
    }

    @Test
    void the_pack_holds_the_file_without_what_is_withheld_and_stays_as_it_was_issued()
            throws Exception {
        confirmIdentity();
        var page = Browser.of(PROGRAM, "DP-1").get(request()).body();
        var note = nameOf(page, "Rang at noon; her sister must not know.");
        assertThat(decide(Map.of(note, "serious-harm", "issue", "yes")).statusCode())
                .isEqualTo(303);
        assertThat(history().getLast().event())
                .isInstanceOfSatisfying(
                        DisclosurePackIssued.class,
                        issued ->
                                assertThat(issued.exemptions())
                                        .containsExactly("serious-harm", "third-party"));

        var files = files(take().body());
        assertThat(files).containsOnlyKeys("your-file.html", "your-file.json", "who-looked.csv");
        for (var text : files.values()) {
            holdsNone(text, NOT_THEIRS);
            holdsNone(text, List.of("her sister must not know", "CW-4", "Leila"));
        }
        var sheet = files.getOrDefault("your-file.html", "");
        isNamedOnce(sheet);
        holds(
                sheet,
                "Yusuf Karimi",
                "Spat at me on the stairs.",
                "Text: serious harm",
                ((DisclosurePackIssued) history().getLast().event()).manifestDigest());
        var events =
                DomainJson.read(
                                files.getOrDefault("your-file.json", "")
                                        .getBytes(StandardCharsets.UTF_8))
                        .path("events");
        // No gap betrays what is left out.
        assertThat(events.valueStream().map(one -> one.path("number").asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.size()).isBetween(10, history().size() - 4);
        var redaction =
                events.valueStream()
                        .filter(one -> one.path("type").asString().equals("EventRedacted"))
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        events.get(redaction.path("values").path("target").asInt() - 1)
                                .path("type")
                                .asString())
                .isEqualTo("IncidentRecorded");
        assertThat(files.get("who-looked.csv"))
                .contains("when,as,where", "Data lead,Pack for a request");

        record(
                "AddNote",
                "\"noteId\": \"n-2\", \"access\": \"team\", \"text\": \"Later.\"",
                "CW-4");
        assertThat(files(take().body()).equals(files)).as("the same pack again").isTrue();
        var late = decide(Map.of("issue", "yes"));
        assertThat(late.statusCode()).isEqualTo(409);
        holds(late.body(), "The pack is issued");
        holds(Browser.of(PROGRAM, "DP-1").get("/cases/" + id + "/rights").body(), "answered on");
    }

    private List<org.throughline.casefile.RecordedEvent> history() {
        return PROGRAM.bean(Desk.class).histories().of(id);
    }
}
