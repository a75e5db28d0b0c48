package org.throughline.casefile.household;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;

/** Whoever lives with the client may be written down more than once, as more is learnt of them. */
public final class Adding {

    public static final Decider<AddHouseholdMember, Nothing> DECIDER =
            Decider.recording(AddHouseholdMember.class, Adding::fact);

    private Adding() {}

    private static HouseholdMemberAdded fact(AddHouseholdMember member) {
        return new HouseholdMemberAdded(
                member.memberRef(),
                member.relation(),
                member.ageBand(),
                member.alsoTargeted(),
                member.name());
    }
}
