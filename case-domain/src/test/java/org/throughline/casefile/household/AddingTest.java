package org.throughline.casefile.household;

import static org.throughline.casefile.CaseHistory.given;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;

class AddingTest {

    @Test
    void a_member_of_the_household_is_written_down_with_their_name() {
        given(Adding.DECIDER)
                .when(new AddHouseholdMember("h1", "child", "5-10", true, "Aman"))
                .thenRecorded(new HouseholdMemberAdded("h1", "child", "5-10", true, "Aman"));
    }

    @Test
    void a_member_whose_name_nobody_asked_for_counts_as_well() {
        given(Adding.DECIDER)
                .when(new AddHouseholdMember("h2", "parent", "60-plus", false, null))
                .thenRecorded(new HouseholdMemberAdded("h2", "parent", "60-plus", false, null));
    }
}
