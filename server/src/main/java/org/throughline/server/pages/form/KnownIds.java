package org.throughline.server.pages.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.server.pages.FreshIds;

/**
 * Ids in forms: a new one where the command makes something, the known ones where it speaks of
 * something.
 */
final class KnownIds {
    /** Fields by which a command makes something new, and how such an id begins. */
    private static final Map<String, String> MADE =
            Map.ofEntries(
                    Map.entry("RecordClientDetails.personRef", "p-"),
                    Map.entry("RecordIncident.incidentId", "i-"),
                    Map.entry("OfferHelp.offerId", "o-"),
                    Map.entry("CreateIntervention.interventionId", "v-"),
                    Map.entry("RequestSafetyMeasure.measureId", "m-"),
                    Map.entry("RecordSafetyMeasureInstalled.measureId", "m-"),
                    Map.entry("RecordContact.contactId", "k-"),
                    Map.entry("GiveConsent.consentId", "s-"),
                    Map.entry("OpenBreakGlass.grantId", "g-"),
                    Map.entry("DecideSharing.decisionId", "d-"),
                    Map.entry("DecideSharing.referrals", "r-"),
                    Map.entry("DraftReferral.referralId", "r-"),
                    Map.entry("SendReferral.referralId", "r-"),
                    Map.entry("RerouteReferral.newReferral", "r-"),
                    Map.entry("ListCaseForForum.meetingId", "forum-"),
                    Map.entry("AgreeForumAction.actionId", "a-"));

    private static final int LENGTH = 8;

    private KnownIds() {}

    static boolean isMade(String command, String field) {
        return MADE.containsKey(command + "." + field);
    }

    static String made(String command, String field) {
        return FreshIds.with(MADE.getOrDefault(command + "." + field, "x-"), LENGTH);
    }

    /** The ids that the case holds for such a field, the newest first. */
    static List<String> known(String field, List<RecordedEvent> history) {
        Set<String> names =
                switch (field) {
                    case "referralId", "oldReferral" -> Set.of("referralId", "newReferral");
                    case "basisRef", "consentId" -> Set.of("consentId", "decisionId");
                    case "channelId" -> Set.of("channelId");
                    case "id" -> Set.of("interventionId", "measureId", "contactId");
                    default -> Set.of(field);
                };
        var found = new LinkedHashSet<String>();
        for (var event : history) {
            names.forEach(name -> {
                if (event.payload().get(name) instanceof String id) {
                    found.add(id);
                }
            });
            if (names.contains("channelId")
                    && event.payload().get("rules") instanceof List<?> rules) {
                rules.forEach(rule -> {
                    if (rule instanceof Map<?, ?> one) {
                        found.add(String.valueOf(one.get("channelId")));
                    }
                });
            }
        }
        return new ArrayList<>(found).reversed();
    }
}
