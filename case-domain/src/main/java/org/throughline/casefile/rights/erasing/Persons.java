package org.throughline.casefile.rights.erasing;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.memory.Known;

/**
 * The persons whose data a case can hold, apart from the client: household members and alleged
 * parties, unless they were entered in error.
 *
 * @param refs by the caseSeq of the event that named the person
 */
public record Persons(Map<Integer, String> refs) {

    /** How the client is named where a person is asked for. */
    public static final String CLIENT = "client";

    static final Persons CLIENT_ONLY = new Persons(Map.of());

    boolean knows(String person) {
        return person.equals(CLIENT) || refs.containsValue(person);
    }

    /** This memory after one more event. */
    Persons evolve(RecordedEvent recorded) {
        return switch (recorded.type()) {
            case "HouseholdMemberAdded" -> with(recorded, "memberRef");
            case "AllegedPartyNoted" -> with(recorded, "partyRef");
            case "EventEnteredInError" -> without(recorded.payload().get("target"));
            default -> this;
        };
    }

    private Persons with(RecordedEvent recorded, String field) {
        return recorded.payload().get(field) instanceof String ref
                ? new Persons(Known.with(refs, recorded.caseSeq(), ref))
                : this;
    }

    private Persons without(@Nullable Object target) {
        var left = new HashMap<>(refs);
        left.keySet().removeIf(seq -> seq.equals(target));
        return new Persons(Map.copyOf(left));
    }
}
