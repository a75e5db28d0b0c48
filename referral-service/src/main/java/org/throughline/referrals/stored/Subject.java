package org.throughline.referrals.stored;

import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.sharing.FieldRow;

/**
 * The person whom a stored field is about, as it stands with the field: {@code client}, or the
 * reference of a household member or an alleged party behind what they are. The case holds one
 * client, but several of the others, and each of them has a key of their own.
 */
final class Subject {
    private static final String CLIENT = "client";

    private Subject() {}

    /** Whom the field of this event is about. */
    static String of(FieldRow field, CaseEvent event) {
        return switch (field.about()) {
            case CLIENT -> CLIENT;
            case MEMBER ->
                    event instanceof HouseholdMemberAdded added
                            ? "member:" + added.memberRef()
                            : nobodyKnown(event);
            case PARTY ->
                    event instanceof AllegedPartyNoted noted
                            ? "party:" + noted.partyRef()
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
