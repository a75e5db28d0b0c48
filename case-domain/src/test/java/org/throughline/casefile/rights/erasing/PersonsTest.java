package org.throughline.casefile.rights.erasing;

import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.StoryFacts.inError;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.events.RightsEvent.ErasureDecided;
import org.throughline.casefile.person.Erased;

class PersonsTest {
    private static final int FIRST = 1;

    private static final HouseholdMemberAdded MEMBER =
            new HouseholdMemberAdded("m1", "child", "5-10", true, null);
    private static final AllegedPartyNoted PARTY =
            new AllegedPartyNoted("p1", null, "neighbour", null, List.of(), null);

    @ParameterizedTest
    @ValueSource(strings = {"client", "m1", "p1"})
    void the_client_household_members_and_alleged_parties_are_persons_of_the_case(String person) {
        given(Erasing.DECIDE, MEMBER, PARTY)
                .by(DAPHNE)
                .when(granted(person))
                .thenRecorded(new ErasureDecided("e1", person, "granted", "none", "Asked for."));
    }

    @Test
    void who_was_named_in_error_can_be_erased_as_well() {
        given(Erasing.DECIDE, MEMBER, inError(FIRST))
                .by(DAPHNE)
                .when(granted("m1"))
                .thenRecorded(new ErasureDecided("e1", "m1", "granted", "none", "Asked for."));
    }

    @Test
    void an_alleged_party_who_was_erased_is_nobody_any_more() {
        var erased = new AllegedPartyNoted(Erased.MARK, null, Erased.MARK, null, List.of(), null);
        given(Erasing.DECIDE, erased)
                .by(DAPHNE)
                .when(granted(Erased.MARK))
                .thenRefused(Refusal.NOT_FOUND, "person");
    }

    @Test
    void nobody_else_is_a_person_of_the_case() {
        given(Erasing.DECIDE, MEMBER)
                .by(DAPHNE)
                .when(granted("m2"))
                .thenRefused(Refusal.NOT_FOUND, "person");
    }

    private static DecideErasure granted(String person) {
        return new DecideErasure("e1", person, "granted", "none", "Asked for.");
    }
}
