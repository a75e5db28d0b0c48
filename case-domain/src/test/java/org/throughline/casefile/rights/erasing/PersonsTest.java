package org.throughline.casefile.rights.erasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.ROSA;
import static org.throughline.casefile.StoryFacts.opened;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.RecordedEvent;

class PersonsTest {

    private static final Persons TOLD =
            Persons.CLIENT_ONLY
                    .evolve(stored(2, "HouseholdMemberAdded", Map.of("memberRef", "m1")))
                    .evolve(stored(3, "AllegedPartyNoted", Map.of("partyRef", "p1")));

    @Test
    void a_case_holds_data_of_its_client() {
        assertThat(Persons.CLIENT_ONLY.knows("client")).isTrue();
        assertThat(Persons.CLIENT_ONLY.knows("m1")).isFalse();
    }

    @Test
    void household_members_and_alleged_parties_are_persons_of_the_case() {
        assertThat(TOLD.knows("m1")).isTrue();
        assertThat(TOLD.knows("p1")).isTrue();
    }

    @Test
    void who_was_named_in_error_is_no_person_of_the_case() {
        var marked = TOLD.evolve(stored(4, "EventEnteredInError", Map.of("target", 2)));

        assertThat(marked.knows("m1")).isFalse();
        assertThat(marked.knows("p1")).isTrue();
    }

    @Test
    void who_was_named_twice_stays_when_one_naming_was_wrong() {
        var marked =
                TOLD.evolve(stored(4, "HouseholdMemberAdded", Map.of("memberRef", "m1")))
                        .evolve(stored(5, "EventEnteredInError", Map.of("target", 2)));

        assertThat(marked.knows("m1")).isTrue();
    }

    /** An event as it is stored, under the name of a kind. */
    private static RecordedEvent stored(int seq, String type, Map<String, Object> payload) {
        return new RecordedEvent(
                seq,
                ROSA,
                seq,
                "event-" + seq,
                type,
                1,
                MONDAY,
                "exact",
                MONDAY,
                null,
                DAPHNE,
                null,
                "c-" + seq,
                null,
                null,
                null,
                opened(),
                payload);
    }
}
