package org.throughline.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.log.entry.StoredEvent;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.node.ObjectNode;

/** Household, evidence, needs and the project's own work, handed in as the contract writes them. */
class WorkDeskIT {
    /** Both referrals are accepted, so that police and housing see the case. */
    private static final int ACCEPTED = 12;

    private TestDesk open;

    @BeforeEach
    void open() {
        open = new TestDesk();
        TestDesk.steps("BF-0101.jsonl").stream().limit(ACCEPTED).forEach(open::hand);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private RecordedEvent last() {
        return open.desk.histories().of(new CaseId(Said.CASE)).getLast();
    }

    private Optional<Refusal> refusalOf(ObjectNode step) {
        return open.hand(step) instanceof Refused refused
                ? Optional.of(refused.reason())
                : Optional.empty();
    }

    @Test
    void everything_that_is_said_of_the_work_is_recorded_with_every_field() {
        for (var said : Said.values()) {
            var step = said.step();

            var answer = open.hand(step);

            assertThat(answer).as("%s: %s", said.command, answer).isInstanceOf(Done.class);
            assertThat(last().type()).isEqualTo(said.fact);
            step.withObject("data").properties().stream()
                    .filter(field -> last().payload().containsKey(field.getKey()))
                    .forEach(field ->
                            assertThat(
                                            DomainJson.mapper()
                                                    .valueToTree(
                                                            last().payload().get(field.getKey()))
                                                    .toString())
                                    .isEqualTo(field.getValue().toString()));
            assertThat(last().payload()).hasSize(step.withObject("data").size() - 4);
        }
        assertThat(open.desk.histories().of(new CaseId(Said.CASE)))
                .hasSize(ACCEPTED + Said.values().length);
    }

    @ParameterizedTest
    @EnumSource(Said.class)
    void nobody_else_says_it(Said said) {
        var step = said.step();
        step.putObject("by").put("person", "IN-1").put("role", "intake").put("agency", "project");

        assertThat(refusalOf(step)).contains(Refusal.FORBIDDEN_ROLE);
    }

    @Test
    void a_need_a_goal_and_a_reminder_that_are_not_there_are_not_found() {
        for (var said : Arrays.asList(Said.REVIEW_NEED, Said.REVIEW_GOAL, Said.CLEAR_REMINDER)) {
            assertThat(refusalOf(said.step())).as(said.command).contains(Refusal.NOT_FOUND);
        }
    }

    @Test
    void an_agency_logs_evidence_while_it_may_see_the_case_and_no_other_agency_does() {
        var fields = Said.LOG_EVIDENCE.fields.replace("project", "BP");

        var police = Said.said("BP-U1", "agency-user", "BP", "LogEvidence", fields);
        var council =
                Said.said("BC-U1", "agency-user", "BC", "LogEvidence", fields.replace("BP", "BC"));

        assertThat(refusalOf(council)).contains(Refusal.NOT_FOUND);
        assertThat(open.hand(police)).isInstanceOf(Done.class);
        assertThat(last().payload()).containsEntry("heldBy", "BP");
    }

    @Test
    void nobody_takes_over_a_case_for_somebody_else_or_blind_to_its_dangers() {
        var forAnother = Said.ACCEPT.step();
        forAnother
                .putObject("by")
                .put("person", "CW-1")
                .put("role", "caseworker")
                .put("agency", "project");
        var blind = Said.ACCEPT.step();
        blind.withObject("data").putArray("unsafeChannelsSeen");

        assertThat(refusalOf(forAnother)).contains(Refusal.FORBIDDEN_ROLE);
        assertThat(refusalOf(blind)).contains(Refusal.VALIDATION);
    }

    @Test
    void a_closed_case_takes_feedback_and_a_copy_and_no_note() {
        TestDesk.steps("BF-0101.jsonl").stream().skip(ACCEPTED).forEach(open::hand);
        assertThat(open.desk.histories().of(new CaseId(Said.CASE)))
                .anyMatch(event -> event.type().equals("CaseClosed"));

        assertThat(open.hand(later(Said.FEEDBACK))).isInstanceOf(Done.class);
        assertThat(open.hand(later(Said.COPY))).isInstanceOf(Done.class);
        assertThat(refusalOf(later(Said.ADD_NOTE))).contains(Refusal.CASE_CLOSED);
    }

    private static ObjectNode later(Said said) {
        var step = said.step();
        step.put("at", "2025-12-01T10:00:00Z");
        step.withObject("data").put("occurredAt", "2025-12-01T10:00:00Z");
        return step;
    }

    @Test
    void a_corrected_name_of_a_member_is_stored_as_that_members() {
        open.hand(Said.ADD_MEMBER.step());
        var seq = last().caseSeq();

        var answer =
                open.hand(
                        Said.said(
                                "CW-1",
                                "caseworker",
                                "project",
                                "CorrectEvent",
                                "{'target':"
                                        + seq
                                        + ",'changes':[{'field':'name','value':'Amandeep'}],"
                                        + "'reasonCode':'misheard','reason':'He spelt it'}"));

        assertThat(answer).isInstanceOf(Done.class);
        var stored =
                open.log.readStream(Said.CASE).stream()
                        .reduce((_, one) -> one)
                        .map(StoredEvent::payload);
        var value = DomainJson.read(stored.orElseThrow()).path("personal").path("changes.0.value");
        assertThat(value.path("about").asString()).isEqualTo("h1");
        assertThat(value.path("class").asString()).isEqualTo("IDENT");
    }
}
