package org.throughline.server.pages.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.server.pages.FreshIds;
import org.throughline.server.pages.contact.ContactWords;
import org.throughline.server.pages.form.Field.Choice;

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
                    Map.entry("ScheduleForum.meetingId", "forum-"),
                    Map.entry("SignAgreement.agreementId", "agr-"),
                    Map.entry("AgreeForumAction.actionId", "a-"),
                    Map.entry("AddHouseholdMember.memberRef", "h-"),
                    Map.entry("NoteAllegedParty.partyRef", "ap-"),
                    Map.entry("LogEvidence.itemId", "e-"),
                    Map.entry("IdentifyNeed.needId", "n-"),
                    Map.entry("AgreeSupportPlan.goalId", "q-"),
                    Map.entry("AddNote.noteId", "t-"),
                    Map.entry("SetReminder.reminderId", "d-"));

    /** Things that may have an id already, which is then typed in place of the new one. */
    private static final Set<String> NAMED_BEFORE =
            Set.of(
                    "DecideSharing.referrals",
                    "DraftReferral.referralId",
                    "SendReferral.referralId",
                    "RecordSafetyMeasureInstalled.measureId",
                    "ListCaseForForum.meetingId",
                    "ScheduleForum.meetingId",
                    "RecordClientDetails.personRef",
                    "NoteAllegedParty.partyRef");

    /** Names that whoever records gives to ways of contact, old and new ones alike. */
    private static final Set<String> GIVEN =
            Set.of("SetContactSafety.channelId", "RecordClientDetails.channelId");

    /** What tells people which of several things an id stands for. */
    private static final Map<String, String> TOLD_BY =
            Map.of(
                    "needId", "category",
                    "goalId", "wording",
                    "reminderId", "what",
                    "itemId", "kind");

    /** Fields that hold a list of things with ids of their own. */
    private static final Set<String> LISTS = Set.of("rules", "goals");

    private static final int LENGTH = 8;

    private KnownIds() {}

    static boolean isMade(String command, String field) {
        return MADE.containsKey(command + "." + field);
    }

    /**
     * Made, and nobody ever has to name it: a referral may have been drafted or decided on before.
     */
    static boolean isUnseen(String command, String field) {
        return isMade(command, field) && !NAMED_BEFORE.contains(command + "." + field);
    }

    /** Whether such an id is chosen from what the case holds, and neither made nor given. */
    static boolean isChosen(String command, String field) {
        return !isMade(command, field) && !GIVEN.contains(command + "." + field);
    }

    static String made(String command, String field) {
        return FreshIds.with(MADE.getOrDefault(command + "." + field, "x-"), LENGTH);
    }

    /** The ids that the case holds for such a field, the newest first. */
    static List<Choice> known(String field, List<RecordedEvent> history) {
        Set<String> names =
                switch (field) {
                    case "referralId", "oldReferral" -> Set.of("referralId", "newReferral");
                    case "basisRef", "consentId" -> Set.of("consentId", "decisionId");
                    case "channelId", "unsafeChannelsSeen" -> Set.of("channelId");
                    case "openClocks" -> Set.of("referralId", "newReferral");
                    case "evidence" -> Set.of("itemId");
                    case "reports" -> Set.of("incidentId");
                    case "id" -> Set.of("interventionId", "measureId", "contactId");
                    default -> Set.of(field);
                };
        var found = new LinkedHashMap<String, Choice>();
        for (var event : history) {
            names.forEach(name -> take(name, event.payload(), found));
            for (var list : LISTS) {
                if (event.payload().get(list) instanceof List<?> inner) {
                    inner.stream()
                            .filter(Map.class::isInstance)
                            .map(Map.class::cast)
                            .forEach(one -> names.forEach(name -> take(name, one, found)));
                }
            }
        }
        return new ArrayList<>(names.contains("channelId") ? ruled(found, history) : found.values())
                .reversed();
    }

    /** A way of contact is never offered without its rule. */
    private static List<Choice> ruled(Map<String, Choice> channels, List<RecordedEvent> history) {
        var rules = ContactWords.byChannel(history);
        return channels.keySet().stream()
                .map(id -> new Choice(id, rules.containsKey(id) ? id + ". " + rules.get(id) : id))
                .toList();
    }

    /** The first event that speaks of an id is the one that made it. */
    private static void take(String name, Map<?, ?> holder, Map<String, Choice> found) {
        if (holder.get(name) instanceof String id) {
            var told = holder.get(TOLD_BY.getOrDefault(name, ""));
            found.putIfAbsent(
                    id, new Choice(id, told instanceof String words ? id + ", " + words : id));
        }
    }
}
