package org.throughline.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.register.SetupFile;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DeskIT {
    private static final int HELP = 4;
    private static final int AT_ONCE = 24;

    private TestDesk open;

    @BeforeEach
    void open() {
        open = new TestDesk();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static ObjectNode line(int index) {
        return (ObjectNode) TestDesk.steps("BF-0101.jsonl").get(index);
    }

    private static ObjectNode with(ObjectNode step, String field, String value) {
        ((ObjectNode) step.path("data")).put(field, value);
        return step;
    }

    private static ObjectNode help(int number) {
        return with(with(line(HELP), "commandId", "help-" + number), "offerId", "offer-" + number);
    }

    private void tell(int lines) {
        TestDesk.steps("BF-0101.jsonl").stream().limit(lines).forEach(open::hand);
    }

    private List<RecordedEvent> history() {
        return open.desk.histories().of(new CaseId("BF-0101"));
    }

    private Refusal refusalOf(JsonNode step) {
        long head = open.log.head();
        var answer = open.hand(step);
        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(open.log.head()).as("a refusal stores nothing").isEqualTo(head);
        return ((Refused) answer).reason();
    }

    @Test
    void a_command_that_is_sent_twice_gets_the_first_answer_again() {
        var first = (Done) open.hand(line(0));
        long head = open.log.head();

        var second = (Done) open.hand(line(0));

        assertThat(first.repeated()).isFalse();
        assertThat(second.repeated()).isTrue();
        assertThat(second.events()).isEqualTo(first.events());
        assertThat(second.version()).isEqualTo(first.version());
        assertThat(open.log.head()).isEqualTo(head);
    }

    @Test
    void an_answer_says_where_in_the_log_its_last_event_stands() {
        var first = (Done) open.hand(line(0));

        assertThat(first.position()).isEqualTo(open.log.head());
        assertThat(((Done) open.hand(line(0))).position()).isEqualTo(first.position());
    }

    @Test
    void an_id_of_an_event_rises_with_its_place_in_the_case() {
        tell(HELP + 1);

        assertThat(history().stream().map(RecordedEvent::eventId))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void the_same_fields_in_another_order_are_the_same_command() {
        tell(HELP + 1);
        var step = line(HELP);
        var data = (ObjectNode) step.path("data");
        var first = data.propertyNames().iterator().next();
        data.set(first, data.remove(first));

        assertThat(((Done) open.hand(step)).repeated()).isTrue();
    }

    @Test
    void of_two_who_saw_the_same_version_one_is_told_of_the_other() throws Exception {
        tell(HELP);
        var answers =
                atOnce(number -> {
                    var step = help(number);
                    ((ObjectNode) step.path("data")).put("expectedSeq", HELP);
                    return step;
                });

        assertThat(answers.stream().filter(Done.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Refused.class::isInstance))
                .allMatch(answer -> ((Refused) answer).reason() == Refusal.VERSION_CONFLICT)
                .hasSize(AT_ONCE - 1);
        assertThat(history()).hasSize(HELP + 1);
    }

    @Test
    void commands_of_one_case_at_once_are_all_recorded_one_after_the_other() throws Exception {
        tell(HELP);

        var answers = atOnce(DeskIT::help);

        assertThat(answers).allMatch(Done.class::isInstance);
        assertThat(answers.stream().map(answer -> ((Done) answer).version()).sorted())
                .isEqualTo(IntStream.rangeClosed(HELP + 1, HELP + AT_ONCE).boxed().toList());
        assertThat(history().stream().map(RecordedEvent::recordedAt))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void one_command_that_comes_many_times_at_once_is_recorded_once_and_everyone_hears_the_same()
            throws Exception {
        tell(HELP);

        var answers = atOnce(_ -> help(1));

        assertThat(history()).hasSize(HELP + 1);
        assertThat(answers).allMatch(Done.class::isInstance);
        assertThat(answers.stream().map(answer -> ((Done) answer).events()).distinct()).hasSize(1);
        assertThat(((Done) answers.getFirst()).events()).hasSize(1);
    }

    private List<Answer> atOnce(java.util.function.IntFunction<? extends JsonNode> steps)
            throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, AT_ONCE)
                    .mapToObj(steps)
                    .map(step -> CompletableFuture.supplyAsync(() -> open.hand(step), people))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    @Test
    void a_command_that_nobody_knows_or_that_is_not_built_is_not_a_valid_command() {
        assertThat(refusalOf(line(0).put("command", "FlyToTheMoon"))).isEqualTo(Refusal.VALIDATION);
        assertThat(refusalOf(line(0).put("command", "RedactEvent"))).isEqualTo(Refusal.VALIDATION);
    }

    @Test
    void a_case_name_that_is_taken_cannot_be_opened_again() {
        open.hand(line(0));

        assertThat(refusalOf(with(line(0), "commandId", "another")))
                .isEqualTo(Refusal.VERSION_CONFLICT);
    }

    @Test
    void whoever_opens_a_case_that_another_project_has_learns_only_that_the_name_is_taken() {
        open.hand(line(0));
        var step = with(line(0), "projectId", "millbeck-support");
        step.putObject("by")
                .put("person", "CW-7")
                .put("role", "caseworker")
                .put("agency", "project");

        assertThat(refusalOf(step)).isEqualTo(Refusal.VERSION_CONFLICT);
        assertThat(refusalOf(with(step, "commandId", "another")))
                .isEqualTo(Refusal.VERSION_CONFLICT);
    }

    @Test
    void a_number_that_no_canonical_form_can_hold_is_refused_like_any_other_wrong_value() {
        tell(HELP);
        for (var value : List.of("1e400", "-1e400", "1.0", "123456789012345678901234567890")) {
            var data =
                    """
                    {"commandId":"c-1","caseId":"BF-0101","occurredAt":"2025-03-03T10:20:00Z","precision":"exact",
                     "target":4,"reasonCode":"mistyped","reason":"Slip.","changes":[{"field":"placeKind","value":%s}]}
                    """
                            .formatted(value);
            var answer =
                    open.desk
                            .hand(
                                    new Handed(
                                            "CorrectEvent",
                                            DomainJson.read(data.getBytes(StandardCharsets.UTF_8)),
                                            TestDesk.handed(line(HELP)).by(),
                                            Instant.parse("2025-03-03T10:21:00Z"),
                                            true))
                            .join();

            assertThat(answer).as(value).isInstanceOf(Refused.class);
            assertThat(((Refused) answer).reason()).as(value).isEqualTo(Refusal.VALIDATION);
        }
    }

    @Test
    void an_event_carries_the_id_of_its_command_and_nothing_of_the_framework() {
        open.hand(line(0));

        var opened = history().getFirst();

        assertThat(opened.commandId()).isEqualTo("bf0101-01");
        assertThat(opened.correlationId()).isEqualTo("bf0101-01");
        assertThat(opened.causationId()).isNull();
    }

    @Test
    void entries_of_the_registers_that_stand_already_are_not_entered_again() {
        long head = open.log.head();

        assertThat(
                        open.desk.enter(
                                SetupFile.read(
                                                TestDesk.json("setup.json"),
                                                open.desk.registers().now())
                                        .entries(),
                                Instant.parse("2025-01-03T09:00:00Z")))
                .isZero();

        assertThat(open.log.head()).isEqualTo(head);
        assertThat(open.desk.registers().now().agencies()).isNotEmpty();
    }
}
