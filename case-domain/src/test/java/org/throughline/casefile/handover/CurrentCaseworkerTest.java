package org.throughline.casefile.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.MOIRA;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.CaseHistory.recorded;
import static org.throughline.casefile.TaskFacts.helpOffered;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseworkerAssigned;
import org.throughline.casefile.events.CaseLifeEvent.HandoverAccepted;
import org.throughline.casefile.events.CaseLifeEvent.HandoverOffered;
import org.throughline.casefile.ids.PersonId;

class CurrentCaseworkerTest {

    private static final PersonId TWO = new PersonId("CW-2");
    private static final PersonId THREE = new PersonId("CW-3");

    @Test
    void a_case_is_of_the_caseworker_who_was_the_first_to_record_something() {
        assertThat(after(helpOffered("accepted")).is(RUTH.person())).isTrue();
        assertThat(CurrentCaseworker.NOBODY.person()).isEmpty();
    }

    @Test
    void a_case_is_of_whom_it_was_given_to_last() {
        var assigned = new CaseworkerAssigned(TWO);
        var accepted = new HandoverAccepted(TWO, THREE, List.of(), List.of(), null);

        assertThat(after(helpOffered("accepted"), assigned).person()).contains(TWO);
        assertThat(after(assigned, accepted).person()).contains(THREE);
        assertThat(after(accepted, assigned, helpOffered("later")).person()).contains(TWO);
    }

    @Test
    void an_offer_alone_changes_nobody() {
        var offered = new HandoverOffered(RUTH.person(), TWO, null);

        assertThat(after(helpOffered("accepted"), offered).person()).contains(RUTH.person());
    }

    @Test
    void what_is_recorded_at_intake_makes_nobody_the_caseworker() {
        var atIntake = atIntake(recorded(1, helpOffered("accepted"), Map.of()));

        assertThat(CurrentCaseworker.of(List.of(atIntake)).person()).isEmpty();
    }

    private static RecordedEvent atIntake(RecordedEvent one) {
        return new RecordedEvent(
                one.position(),
                one.caseId(),
                one.caseSeq(),
                one.eventId(),
                one.type(),
                one.version(),
                one.occurredAt(),
                one.precision(),
                one.recordedAt(),
                one.lateReason(),
                MOIRA,
                one.onBehalfOf(),
                one.commandId(),
                one.correlationId(),
                one.causationId(),
                one.supersedes(),
                one.event(),
                one.payload());
    }

    private static CurrentCaseworker after(CaseEvent... events) {
        var current = CurrentCaseworker.NOBODY;
        for (var event : events) {
            current = current.evolve(recorded(1, event, Map.of()));
        }
        return current;
    }
}
