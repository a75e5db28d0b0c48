package org.throughline.views.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.values.Change;
import org.throughline.views.search.WordsOfPerson.Kind;

class PersonsOfCaseTest {
    private static final CaseId CASE = new CaseId("ROSA");
    private static final DataSubject CLIENT = DataSubject.client(CASE);
    private static final Instant AT = Instant.parse("2026-03-24T23:30:00Z");

    private final List<RecordedEvent> history = new ArrayList<>();

    private int add(CaseEvent event, Map<String, Object> payload) {
        int seq = history.size() + 1;
        history.add(
                new RecordedEvent(
                        seq,
                        CASE,
                        seq,
                        "event-" + seq,
                        event.type(),
                        1,
                        AT,
                        "exact",
                        AT.plusSeconds(seq),
                        null,
                        Actor.SYSTEM,
                        null,
                        "c-" + seq,
                        null,
                        null,
                        null,
                        event,
                        payload));
        return seq;
    }

    private void open() {
        add(
                new CaseOpened("R-1", "support", "self", "mobile", null, false, AT, "Rosa Winter"),
                Map.of("caseRef", "R-1", "projectId", "support", "clientName", "Rosa Winter"));
    }

    private int details() {
        return add(
                new ClientDetailsRecorded(
                        "p-1", null, "Rosa Sommer", null, null, null, null, null, null),
                Map.of(
                        "personRef",
                        "p-1",
                        "name",
                        "Rosa Sommer",
                        "channels",
                        List.of(
                                Map.of(
                                        "channelId",
                                        "ch-1",
                                        "kind",
                                        "mobile",
                                        "value",
                                        "07700 900118")),
                        "address",
                        Map.of("line1", "3 Hill Rise", "town", "Oldham", "postcode", "ZZ9 1AA")));
    }

    private Set<String> of(DataSubject subject) {
        return PersonsOfCase.of(history).getOrDefault(subject, Set.of());
    }

    private static String name(String beginning) {
        return WordsOfPerson.word("support", Kind.NAME, beginning);
    }

    @Test
    void a_client_is_found_by_every_name_they_were_recorded_under_and_by_what_reaches_them() {
        open();
        details();
        assertThat(of(CLIENT))
                .contains(
                        name("ro"),
                        name("winter"),
                        name("sommer"),
                        WordsOfPerson.word("support", Kind.PLACE, "hill"),
                        WordsOfPerson.word("support", Kind.POSTCODE, "zz91aa"),
                        WordsOfPerson.word("support", Kind.END_OF_NUMBER, "900118"));
    }

    @Test
    void what_was_corrected_redacted_or_entered_in_error_finds_nobody_any_more() {
        open();
        int details = details();
        add(
                new EventCorrected(
                        details, List.of(new Change("name", "Rosa Herbst")), "typing", "Misheard."),
                Map.of("target", details, "changes", List.of()));
        assertThat(of(CLIENT)).contains(name("herbst")).doesNotContain(name("sommer"));
        add(
                new EventRedacted(
                        details,
                        List.of("name"),
                        "client-wish",
                        "supervisor",
                        null,
                        "Asked for.",
                        new PersonId("SV-1")),
                Map.of("target", details));
        assertThat(of(CLIENT)).doesNotContain(name("herbst")).contains(name("winter"));
        add(
                new EventEnteredInError(details, "wrong-case", "Of another.", CASE),
                Map.of("target", details));
        assertThat(of(CLIENT))
                .doesNotContain(WordsOfPerson.word("support", Kind.PLACE, "hill"))
                .contains(name("winter"));
    }

    @Test
    void members_of_the_household_are_found_for_themselves() {
        open();
        int member =
                add(
                        new HouseholdMemberAdded("m-1", "child", "0-4", true, "Emil"),
                        Map.of("memberRef", "m-1", "name", "Emil"));
        var emil = new DataSubject(CASE, "m-1");
        assertThat(of(emil)).contains(name("emil"));
        assertThat(of(CLIENT)).doesNotContain(name("emil"));

        add(
                new EventEnteredInError(member, "wrong-case", "Of another.", CASE),
                Map.of("target", member));

        // With no words at all, so that those of before go.
        assertThat(PersonsOfCase.of(history)).containsEntry(emil, Set.of());
    }

    @Test
    void a_case_that_nobody_opened_holds_nobody() {
        assertThat(PersonsOfCase.of(List.of())).isEmpty();
    }
}
