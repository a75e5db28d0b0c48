package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.partner.Served.State;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.views.timeline.CaseTimelines;
import tools.jackson.databind.JsonNode;

/**
 * Story BF-0102 through the whole program: a delivery that fails, a decision without consent, a
 * withdrawal and a redaction.
 */
class SecondStoryIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final StoryDesk STORIES = PROGRAM.bean(StoryDesk.class);
    private static final CaseId CASE = new CaseId("BF-0102");
    private static final String WITNESS = "Doreen Pask";
    private static final String OTHER_WORDS = "A passer-by saw two men";

    private static ToldStory told;

    @BeforeAll
    static void tell() throws InterruptedException {
        told = new ToldStory("BF-0102");
    }

    @Test
    void everything_that_is_expected_of_the_second_story_holds() throws InterruptedException {
        told.holds(24, 0, 21);
    }

    @Test
    void every_part_of_an_expectation_is_compared() throws InterruptedException {
        var wrong =
                RunningProgram.text("BF-0102.expected.json")
                        .replace(
                                "\"hiddenNow\": [\"Doreen Pask\"]",
                                "\"hiddenNow\": [\"urgent-safety\"]")
                        .replace("\"equals\": \"A passer-by", "\"equals\": \"Nobody")
                        .replace("\"contains\": \"Doreen Pask\"", "\"contains\": \"Nobody\"")
                        .replace("same-commit as 22", "same-commit as 21")
                        .replace("\"system-step\"", "\"step\"")
                        .replace("\"profile\": \"demo\"", "\"profile\": \"standard\"")
                        .replace(
                                "\"otherCases\": {}",
                                "\"otherCases\": {\"BF-0102\": {\"events\": 1, \"incidentsCounted\": []}}")
                        .replace("\"impact\": \"not-yet\"", "\"impact\": \"done\"")
                        .replace("[\"bf0102-i1\"]", "[]");
        var checked =
                STORIES.tell(RunningProgram.lines("BF-0102.jsonl"), json(wrong), (_, _) -> {});
        assertThat(checked.differences())
                .anyMatch(one -> one.equals("BP is still served: urgent-safety"))
                .anyMatch(one -> one.startsWith("BP is served 2.account"))
                .anyMatch(one -> one.contains("value does not contain"))
                .anyMatch(one -> one.equals("event 23 does not come from same-commit as 21"))
                .anyMatch(one -> one.equals("event 10 does not come from step"))
                .anyMatch(one -> one.startsWith("profile is"))
                .anyMatch(one -> one.startsWith("events of BF-0102 is 25"))
                .anyMatch(one -> one.equals("BP holds something of BF-0102"))
                .anyMatch(one -> one.startsWith("lamps after 25"))
                .anyMatch(one -> one.startsWith("incidents counted"));
    }

    @Test
    void a_redacted_text_is_served_nowhere_any_more() throws Exception {
        var feed = feed("BP");
        var timeline = PROGRAM.get("/api/v1/agencies/BP/cases/BF-0102/timeline", "BP-U1").body();
        var page = Browser.of(PROGRAM, "BP-U1").get("/agency/cases/BF-0102").body();
        assertThat(List.of(feed, timeline, page)).allMatch(body -> body.contains(OTHER_WORDS));
        assertThat(List.of(timeline, page)).noneMatch(body -> body.contains(WITNESS));
        assertThat(json(feed).valueStream().map(event -> event.path("data")))
                .filteredOn(entry -> entry.path("caseId").asString().equals("BF-0102"))
                .isNotEmpty()
                .noneMatch(entry -> entry.toString().contains(WITNESS));

        var ours = PROGRAM.bean(CaseTimelines.class).of(CASE).get(1);
        assertThat(ours.personal()).extractingByKey("account").asString().startsWith(OTHER_WORDS);
    }

    @Test
    void a_closed_gate_serves_places_without_content() throws Exception {
        var served = STORIES.copies().served(new AgencyId("BC"), CASE);
        assertThat(served).extracting(Served::state).contains(State.EMPTIED, State.WHOLE);
        var feed =
                json(feed("BC"))
                        .valueStream()
                        .map(event -> event.path("data"))
                        .filter(entry -> entry.path("caseId").asString().equals("BF-0102"))
                        .map(JsonNode::toString)
                        .collect(Collectors.joining());
        var page = Browser.of(PROGRAM, "BC-U1").get("/agency/cases/BF-0102").body();
        assertThat(List.of(feed, page))
                .allMatch(text -> text.contains("BF-0102"))
                .noneMatch(text -> text.contains("Yusuf Karimi"))
                .noneMatch(text -> text.contains("12 Mill Lane"))
                .noneMatch(text -> text.contains("clean the shutter"));
    }

    @Test
    void an_entry_that_is_sent_again_arrives_once() throws InterruptedException {
        var number = "0142";
        tellUpTo(number, 16);
        var caseId = new CaseId("BF-" + number);
        var before = STORIES.copies().told(new AgencyId("WW"), caseId);
        var again =
                """
                {"at": "2025-04-08T10:00:00+01:00", "by": {"person": "CW-4", "role": "caseworker", "agency": "project"},
                 "command": "RedeliverReferral",
                 "data": {"commandId": "again", "caseId": "BF-0142", "occurredAt": "2025-04-08T10:00:00+01:00",
                          "precision": "exact", "referralId": "bf0142-r3", "channel": "mail"}}
                """;
        tellLine(number, again);
        // The same command once more: it was done.
        tellLine(number, again);
        var outbox = new OutboxTable(PROGRAM.bean(CaseworkDatabase.class).derived());
        var sent =
                outbox.entriesOf(new AgencyId("WW"), caseId, 1, 100).stream()
                        .flatMap(one -> Stream.ofNullable(one.entry()))
                        .filter(entry -> entry.type().equals("ReferralRerouted"))
                        .toList();
        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst()).isEqualTo(sent.getLast());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> outbox.waiting(new AgencyId("WW")) == 0);
        assertThat(STORIES.arrived(caseId, 0)).isTrue();
        assertThat(STORIES.copies().told(new AgencyId("WW"), caseId)).isEqualTo(before);
    }

    @Test
    void what_was_entered_in_error_is_a_tombstone_at_every_holder() throws InterruptedException {
        var number = "0143";
        tellUpTo(number, 24);
        tellLine(
                number,
                """
                {"at": "2025-04-18T10:00:00+01:00", "by": {"person": "CW-4", "role": "caseworker", "agency": "project"},
                 "command": "MarkEnteredInError",
                 "data": {"commandId": "error", "caseId": "BF-0143", "occurredAt": "2025-04-18T10:00:00+01:00",
                          "precision": "exact", "target": 18, "reasonCode": "wrong-case", "reason": "Another client."}}
                """);
        var caseId = new CaseId("BF-" + number);
        assertThat(STORIES.arrived(caseId, 0)).isTrue();
        for (var agency : List.of("BP", "BC", "WW")) {
            assertThat(STORIES.copies().served(new AgencyId(agency), caseId))
                    .as(agency)
                    .filteredOn(served -> served.entry().type().equals("RiskAssessed"))
                    .extracting(Served::state)
                    .containsExactly(State.TOMBSTONE);
            assertThat(STORIES.copies().timeline(new AgencyId(agency), caseId))
                    .extracting(served -> served.entry().type())
                    .doesNotContain("RiskAssessed")
                    .contains("EventEnteredInError");
        }
        assertThat(STORIES.copies().told(new AgencyId("LC"), caseId))
                .noneMatch(entry -> entry.type().equals("EventEnteredInError"));
        assertThat(PROGRAM.bean(CaseTimelines.class).of(caseId))
                .extracting(entry -> entry.type())
                .doesNotContain("RiskAssessed");
        assertThat(PROGRAM.get("/api/v1/cases/BF-0143/timeline", "AU-1").body())
                .contains("RiskAssessed");
    }

    private static void tellUpTo(String number, int lines) throws InterruptedException {
        var told =
                RunningProgram.retold(RunningProgram.text("BF-0102.jsonl"), number)
                        .lines()
                        .limit(lines)
                        .toList();
        tellAll(number, told);
    }

    private static void tellLine(String number, String line) throws InterruptedException {
        tellAll(number, List.of(line.replace("\n", " ")));
    }

    private static void tellAll(String number, List<String> lines) throws InterruptedException {
        var result = STORIES.tell(lines, null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        assertThat(STORIES.arrived(new CaseId("BF-" + number), result.position())).isTrue();
    }

    /** All that an agency was told, page after page: other tests have told it of other cases. */
    private static String feed(String agency) {
        var all = DomainJson.mapper().createArrayNode();
        var path = "/api/v1/agencies/" + agency + "/events?limit=500";
        while (true) {
            var answer = PROGRAM.get(path, agency + "-U1");
            var page = json(answer.body());
            if (page.isEmpty()) {
                return all.toString();
            }
            page.forEach(all::add);
            path =
                    answer.headers()
                            .firstValue("Link")
                            .orElseThrow()
                            .replaceAll(".*<([^>]+)>; rel=\"next\".*", "$1");
        }
    }

    private static JsonNode json(String text) {
        return DomainJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
