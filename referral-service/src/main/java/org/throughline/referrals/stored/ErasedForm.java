package org.throughline.referrals.stored;

import org.throughline.casefile.person.Erased;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a fact has where its content was erased: the mark in the place of a text, nothing where
 * nothing may be, else the least that its form allows.
 */
final class ErasedForm {
    /** On which nothing ever falls due. */
    private ErasedForm() {}

    /** Puts it in the place of a field of this kind of fact. */
    static void put(ObjectNode whole, String type, String field) {
        switch (type + '.' + field) {
            case "ClientDetailsRecorded.birthDate",
                    "ClientDetailsRecorded.address",
                    "ClientDetailsRecorded.channels",
                    "ClientDetailsRecorded.disability",
                    "IncidentRecorded.refs",
                    "AllegedPartyNoted.tenantOf",
                    "EventRedacted.replacements" -> {
                // They may be absent.
            }
            case "ContactSafetySet.rules", "AllegedPartyNoted.markers", "SupportPlanAgreed.goals" ->
                    whole.putArray(field);
            case "ContactSafetySet.reviewOn" -> whole.put(field, Erased.DAY.toString());
            default -> whole.put(field, Erased.MARK);
        }
    }
}
