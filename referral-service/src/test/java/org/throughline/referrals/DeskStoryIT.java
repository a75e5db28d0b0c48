package org.throughline.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.values.Change;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DeskStoryIT {
    private static final CaseId CASE = new CaseId("BF-0101");

    private static final String CORRECTION =
            """
            {"commandId":"c-1","caseId":"BF-0101","occurredAt":"2025-03-03T09:40:00Z","precision":"exact","target":1,
             "changes":[{"field":"clientName","value":"Harleen Bhullar-Rai"}],"reasonCode":"misheard","reason":"She spelt it."}
            """;

    private TestDesk desk;

    @BeforeEach
    void open() {
        desk = new TestDesk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @EveryStory
    void the_story_gives_its_events_and_every_refusal_at_its_place(String story) {
        TestDesk.setupsBeside(story).forEach(desk::enter);
        var caseId = new CaseId(story);
        var expected = TestDesk.json(story + ".expected.json");
        var refusals = new ArrayList<JsonNode>();
        expected.path("refusals").forEach(refusals::add);
        var softly = new SoftAssertions();
        for (var step : TestDesk.steps(story + ".jsonl")) {
            var at = DomainJson.mapper().treeToValue(step.get("at"), Instant.class);
            desk.desk.fireDue(caseId, at, true);
            refuse(caseId, refusals, softly);
            assertThat(desk.hand(step))
                    .as(step.path("command").asString())
                    .isInstanceOf(Done.class);
            assertThat(desk.hand(step))
                    .isInstanceOfSatisfying(
                            Done.class, again -> assertThat(again.repeated()).isTrue());
        }
        refuse(caseId, refusals, softly);
        softly.assertThat(refusals).as("refusals that were never reached").isEmpty();
        softly.assertAll();

        var events = desk.desk.histories().of(caseId);
        assertThat(events).hasSize(expected.path("events").size());
        for (int i = 0; i < events.size(); i++) {
            var wanted = expected.path("events").get(i);
            assertThat(
                            List.of(
                                    events.get(i).caseSeq(),
                                    events.get(i).type(),
                                    events.get(i)
                                            .occurredAt()
                                            .truncatedTo(ChronoUnit.SECONDS)
                                            .toString(),
                                    events.get(i)
                                            .recordedAt()
                                            .truncatedTo(ChronoUnit.SECONDS)
                                            .toString()))
                    .containsExactly(
                            wanted.path("caseSeq").asInt(),
                            wanted.path("type").asString(),
                            wanted.path("occurredAt").asString(),
                            wanted.path("recordedAt").asString());
        }
        assertThat(events).extracting(event -> event.eventId()).isSorted();
        expected.path("mustHold")
                .path("values")
                .forEach(value ->
                        assertThat(
                                        DomainJson.mapper()
                                                .<JsonNode>valueToTree(
                                                        events.get(
                                                                        value.path("caseSeq")
                                                                                        .asInt()
                                                                                - 1)
                                                                .payload()
                                                                .get(
                                                                        value.path("field")
                                                                                .asString())))
                                .isEqualTo(value.path("equals")));
    }

    private void refuse(CaseId caseId, List<JsonNode> refusals, SoftAssertions softly) {
        var version = desk.desk.histories().of(caseId).size();
        for (var refusal : List.copyOf(refusals)) {
            if (refusal.path("after").asInt() == version) {
                refusals.remove(refusal);
                var head = desk.log.head();
                softly.assertThat(desk.hand(refusal.path("step")))
                        .as(refusal.path("why").asString())
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused ->
                                        softly.assertThat(refused.reason())
                                                .as(refusal.path("why").asString() + " " + refused)
                                                .isEqualTo(
                                                        Refusal.valueOf(
                                                                refusal.path("refused")
                                                                        .asString())));
                softly.assertThat(desk.log.head()).isEqualTo(head);
            }
        }
    }

    @Test
    void the_same_command_with_another_body_is_refused() {
        var open = TestDesk.steps("BF-0101.jsonl").getFirst();
        desk.hand(open);
        var other = (ObjectNode) open.deepCopy();
        ((ObjectNode) other.get("data")).put("clientName", "Somebody Else");
        assertThat(desk.hand(other))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo(Refusal.IDEMPOTENCY_MISMATCH));
        assertThat(desk.desk.histories().of(CASE)).hasSize(1);
    }

    @Test
    void a_corrected_name_is_stored_as_a_name_and_read_as_a_correction() {
        var open = TestDesk.steps("BF-0101.jsonl").getFirst();
        desk.hand(open);
        var correct = (ObjectNode) open.deepCopy();
        correct.put("command", "CorrectEvent");
        correct.putObject("by")
                .put("person", "CW-1")
                .put("role", "caseworker")
                .put("agency", "project");
        correct.set("data", DomainJson.read(CORRECTION.getBytes(StandardCharsets.UTF_8)));

        assertThat(desk.hand(correct)).isInstanceOf(Done.class);

        var stored = desk.log.readStream(CASE.value()).getLast();
        assertThat(stored.name() + " " + stored.version()).isEqualTo("event-corrected 2");
        assertThat(DomainJson.read(stored.payload()).at("/personal/changes.0.value/class"))
                .hasToString("\"IDENT\"");
        assertThat(desk.desk.histories().of(CASE).getLast().event())
                .isEqualTo(
                        new EventCorrected(
                                1,
                                List.of(new Change("clientName", "Harleen Bhullar-Rai")),
                                "misheard",
                                "She spelt it."));
    }

    @Test
    void a_stale_expected_version_is_refused() {
        var steps = TestDesk.steps("BF-0101.jsonl");
        desk.hand(steps.get(0));
        desk.hand(steps.get(1));
        var stale = (ObjectNode) steps.get(2).deepCopy();
        ((ObjectNode) stale.get("data")).put("expectedSeq", 1);
        assertThat(desk.hand(stale))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.reason()).isEqualTo(Refusal.VERSION_CONFLICT));
    }

    @Test
    void commands_of_two_nodes_on_one_case_at_once_are_all_recorded_once() {
        var steps = TestDesk.steps("BF-0101.jsonl");
        desk.hand(steps.get(0));
        try (var other = desk.over(desk.log)) {
            var answers =
                    IntStream.range(0, 40)
                            .mapToObj(n -> {
                                var offer = (ObjectNode) steps.get(4).deepCopy();
                                ((ObjectNode) offer.get("data"))
                                        .put("commandId", "offer-" + n / 2)
                                        .put("offerId", "o" + n / 2);
                                return (n % 2 == 0 ? desk.desk : other)
                                        .hand(TestDesk.handed(offer));
                            })
                            .toList();
            var done = answers.stream().map(CompletableFuture::join).map(Done.class::cast).toList();
            assertThat(done.stream().filter(answer -> !answer.repeated())).hasSize(20);
        }
        var events = desk.desk.histories().of(CASE);
        assertThat(events).hasSize(21);
        assertThat(events)
                .extracting(event -> event.recordedAt())
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
