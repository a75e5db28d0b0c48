package org.throughline.referrals.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.referrals.stored.StoredFacts.fact;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.values.Change;
import tools.jackson.databind.JsonNode;

class EventJsonTest {

    @Test
    void a_name_is_kebab_case_and_carries_the_version_of_its_payload_on_the_wire() {
        assertThat(EventNames.storedName("HelpOffered")).isEqualTo("help-offered");
        assertThat(EventNames.wireName("HelpOffered")).isEqualTo("case.help-offered.v1");
        assertThat(EventNames.typeOf("help-offered")).contains(HelpOffered.class);
    }

    @Test
    void how_a_fact_is_stored_is_not_told_on_the_wire() {
        var stored = written(correction("name", "Rosa"), ClientDetailsRecorded.class);
        var recorded =
                EventJson.readEvent(fact("event-corrected", 2, stored.toString().getBytes(UTF_8)));

        assertThat(EventNames.version("event-corrected")).isEqualTo("2");
        assertThat(recorded.version()).isEqualTo(1);
        assertThat(recorded.type()).isEqualTo("EventCorrected");
        assertThat(recorded.actor().role()).isEqualTo(Role.CASEWORKER);
        assertThat(EventNames.wireName("EventCorrected")).isEqualTo("case.event-corrected.v1");
    }

    @Test
    void what_names_a_person_stands_apart_from_what_does_not() {
        var stored = written(SampleEvents.of(HelpOffered.class), HelpOffered.class);

        assertThat(stored.path("coded").has("reason")).isFalse();
        assertThat(personal(stored, "reason")).isEqualTo("NARR client reason-1");
        assertThat(stored.path("coded").path("offerId").asString()).isEqualTo("offerId-1");
    }

    @Test
    void a_right_value_is_as_personal_as_the_one_it_replaces() {
        var stored = written(correction("name", "Rosa"), ClientDetailsRecorded.class);

        assertThat(personal(stored, "changes.0.value")).isEqualTo("IDENT client Rosa");
        assertThat(stored.path("coded").toString()).contains("\"name\"").doesNotContain("Rosa");
    }

    @Test
    void a_right_code_and_a_right_time_name_nobody() {
        for (var field : List.of("answer", "occurredAt", "precision")) {
            var stored = written(correction(field, "other"), HelpOffered.class);

            assertThat(stored.path("personal").propertyNames()).containsExactly("reason");
            assertThat(stored.path("coded").path("changes").toString()).contains("other");
        }
    }

    @Test
    void a_value_of_whose_field_nothing_is_known_is_kept_as_free_text() {
        var stored = written(correction("unheardOf", "Rosa"), HelpOffered.class);

        assertThat(personal(stored, "changes.0.value")).isEqualTo("NARR client Rosa");
    }

    @Test
    void what_names_a_member_of_the_household_is_about_that_member() {
        var stored = written(SampleEvents.of(HouseholdMemberAdded.class), HelpOffered.class);

        assertThat(personal(stored, "name")).isEqualTo("IDENT memberRef-1 name-1");
        assertThat(stored.path("coded").propertyNames())
                .containsExactlyInAnyOrder("memberRef", "relation", "ageBand", "alsoTargeted");
    }

    @Test
    void one_event_holds_fields_of_an_alleged_party_and_of_the_client() {
        var stored = written(SampleEvents.of(AllegedPartyNoted.class), HelpOffered.class);

        assertThat(personal(stored, "name")).isEqualTo("OFFENCE partyRef-1 name-1");
        assertThat(personal(stored, "tenantOf")).isEqualTo("OFFENCE partyRef-1 value-1");
        assertThat(personal(stored, "words")).isEqualTo("NARR client words-1");
        assertThat(stored.path("coded").isEmpty()).isTrue();
    }

    @Test
    void a_right_value_is_about_the_person_whom_the_wrong_one_was_about() {
        var member = written(correction("name", "Aman"), HouseholdMemberAdded.class);
        var party = written(correction("name", "Dean"), AllegedPartyNoted.class);
        var words = written(correction("words", "He said so"), AllegedPartyNoted.class);

        assertThat(personal(member, "changes.0.value")).isEqualTo("IDENT memberRef-1 Aman");
        assertThat(personal(party, "changes.0.value")).isEqualTo("OFFENCE partyRef-1 Dean");
        assertThat(personal(words, "changes.0.value")).isEqualTo("NARR client He said so");
        assertThat(personal(party, "reason")).isEqualTo("NARR client She said so");
    }

    private static EventCorrected correction(String field, String value) {
        return new EventCorrected(3, List.of(new Change(field, value)), "misheard", "She said so");
    }

    private static JsonNode written(CaseEvent event, Class<? extends CaseEvent> target) {
        return DomainJson.read(EventJson.write(event, _ -> SampleEvents.of(target)));
    }

    private static String personal(JsonNode stored, String path) {
        var field = stored.path("personal").path(path);
        return String.join(
                " ",
                field.path("class").asString(),
                field.path("about").asString(),
                field.path("value").asString());
    }
}
