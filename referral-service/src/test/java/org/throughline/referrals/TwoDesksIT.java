package org.throughline.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.known.KnownCase;
import org.throughline.referrals.known.KnownCases;
import tools.jackson.databind.node.ObjectNode;

/** Two desks over one log, each of which remembers what it has seen itself. */
class TwoDesksIT {
    private static final int HELP = 4;
    private static final CaseId CASE = new CaseId("BF-0101");

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
        return open.desk.histories().of(CASE);
    }

    @Test
    void what_another_node_wrote_changes_what_is_decided_here() {
        try (var log = open.logOfAnotherNode();
                var other = open.over(log)) {
            tell(HELP);
            // Both nodes have seen the case; from here on each writes without the other's
            // knowledge.
            other.hand(TestDesk.handed(help(1))).join();
            open.hand(help(2));
            other.hand(TestDesk.handed(help(3))).join();

            assertThat(open.hand(help(4))).isInstanceOf(Done.class);
            assertThat(history().stream().map(RecordedEvent::commandId))
                    .endsWith("help-1", "help-2", "help-3", "help-4")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void what_was_refused_by_an_old_memory_is_looked_at_again() {
        try (var log = open.logOfAnotherNode();
                var other = open.over(log)) {
            tell(HELP);
            var seen = history().size();
            other.hand(TestDesk.handed(help(1))).join();
            var expecting = help(2);
            ((ObjectNode) expecting.path("data")).put("expectedSeq", seen + 1);

            assertThat(open.hand(expecting)).isInstanceOf(Done.class);

            // And what this node takes for granted is found out to be old.
            var late = help(3);
            ((ObjectNode) late.path("data")).put("expectedSeq", seen + 2);
            other.hand(TestDesk.handed(help(4))).join();
            assertThat(open.hand(late))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused ->
                                    assertThat(refused.reason())
                                            .isEqualTo(Refusal.VERSION_CONFLICT));
        }
    }

    @Test
    void a_command_repeated_on_another_node_gets_the_first_answer() {
        try (var log = open.logOfAnotherNode();
                var other = open.over(log)) {
            tell(HELP);
            var first = (Done) open.hand(help(1));

            var second = (Done) other.hand(TestDesk.handed(help(1))).join();
            var third = (Done) open.hand(help(1));

            assertThat(second.repeated()).isTrue();
            assertThat(third.repeated()).isTrue();
            assertThat(second.events()).isEqualTo(first.events());
            assertThat(third.position()).isEqualTo(first.position());
        }
    }

    @Test
    void what_is_remembered_of_a_case_is_what_stands_in_the_log() {
        try (var log = open.logOfAnotherNode();
                var other = open.over(log)) {
            boolean isOther = false;
            for (var step : TestDesk.steps("BF-0101.jsonl")) {
                (isOther ? other : open.desk).hand(TestDesk.handed(step)).join();
                isOther = !isOther;

                assertThat(open.desk.histories().lately(CASE)).isEqualTo(history());
                assertThat(other.histories().lately(CASE)).isEqualTo(history());
            }
            assertThat(history()).hasSizeGreaterThan(HELP);
        }
    }

    @Test
    void what_is_heard_of_a_case_is_remembered_as_if_it_were_read() {
        tell(HELP);
        var cases = new KnownCases();
        for (var recorded : history()) {
            // Told again, or with one left out, it is as if nothing had been said.
            cases.heard(history().getLast(), cases.erasures());
            cases.heard(recorded, cases.erasures());
            cases.heard(recorded, cases.erasures());
        }
        assertThat(cases.of(CASE))
                .isEqualTo(KnownCase.of(history(), history().getLast().position()));
        cases.forgetAll();
        cases.heard(history().getFirst(), cases.erasures() - 1);
        assertThat(cases.of(CASE)).isNull();
    }

    @Test
    void what_is_remembered_goes_when_somebody_is_erased_on_another_node() {
        open.keys.whenErased(open.desk.known()::forgetAll);
        tell(HELP);
        var before = open.desk.histories().lately(CASE);

        open.keysOfAnotherNode().destroy(DataSubject.client(CASE));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(open.desk.histories().lately(CASE).equals(before)).isFalse());
        assertThat(open.desk.histories().lately(CASE).equals(history())).isTrue();
    }
}
