package org.throughline.casefile.person;

import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.sharing.FieldRow;

/**
 * A person of whom a case holds something. The case holds one client, but several household members
 * and alleged parties, and each of them has a key of their own (domain rules, invariant 21).
 *
 * @param about {@link #CLIENT}, or the reference of a household member or an alleged party: as a
 *     command names a person
 */
public record DataSubject(CaseId caseId, String about) {
    /** The one client of a case. */
    public static final String CLIENT = "client";

    /** The client of a case. */
    public static DataSubject client(CaseId caseId) {
        return new DataSubject(caseId, CLIENT);
    }

    /** Whom the field of this event is about, as it stands with the field. */
    public static String about(FieldRow field, CaseEvent event) {
        return switch (field.about()) {
            case CLIENT -> CLIENT;
            case MEMBER ->
                    event instanceof HouseholdMemberAdded added
                            ? added.memberRef()
                            : nobodyKnown(event);
            case PARTY ->
                    event instanceof AllegedPartyNoted noted
                            ? noted.partyRef()
                            : nobodyKnown(event);
            case NOBODY ->
                    throw new IllegalStateException(
                            event.type() + "." + field.name() + " is about nobody");
        };
    }

    private static String nobodyKnown(CaseEvent event) {
        throw new IllegalStateException(event.type() + " does not say whom it is about");
    }
}
