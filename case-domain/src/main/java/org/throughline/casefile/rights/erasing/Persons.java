package org.throughline.casefile.rights.erasing;

import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.memory.Known;

/**
 * The persons whose data a case can hold, apart from the client: household members and alleged
 * parties. Whoever was named in error is none of them, because decisions do not remember that.
 */
public record Persons(Set<String> refs) {

    /** How the client is named where a person is asked for. */
    public static final String CLIENT = "client";

    static final Persons CLIENT_ONLY = new Persons(Set.of());

    boolean knows(String person) {
        return person.equals(CLIENT) || refs.contains(person);
    }

    /** This memory after one more event. */
    Persons evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case HouseholdMemberAdded member -> new Persons(Known.with(refs, member.memberRef()));
            case AllegedPartyNoted party -> new Persons(Known.with(refs, party.partyRef()));
            default -> this;
        };
    }
}
