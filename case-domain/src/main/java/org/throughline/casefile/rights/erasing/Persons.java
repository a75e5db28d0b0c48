package org.throughline.casefile.rights.erasing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.memory.Known;
import org.throughline.casefile.person.Erased;

/**
 * The persons whose data a case can hold, apart from the client: household members and alleged
 * parties. Whoever was named in error is one of them as well: what was said of them is kept like
 * everything else, and has to be erasable.
 */
public record Persons(Set<String> refs) {

    /** How the client is named where a person is asked for. */
    public static final String CLIENT = "client";

    static final Persons CLIENT_ONLY = new Persons(Set.of());

    /** All whom a case names, the client last. */
    public static List<String> of(List<RecordedEvent> history) {
        var persons = CLIENT_ONLY;
        for (var recorded : history) {
            persons = persons.evolve(recorded);
        }
        return Stream.concat(persons.refs().stream().sorted(), Stream.of(CLIENT)).toList();
    }

    boolean knows(String person) {
        return person.equals(CLIENT) || refs.contains(person);
    }

    /** This memory after one more event. */
    Persons evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case HouseholdMemberAdded member -> new Persons(Known.with(refs, member.memberRef()));
            // What an alleged party is called goes with their key.
            case AllegedPartyNoted party when Erased.isIn(party.partyRef()) -> this;
            case AllegedPartyNoted party -> new Persons(Known.with(refs, party.partyRef()));
            default -> this;
        };
    }
}
