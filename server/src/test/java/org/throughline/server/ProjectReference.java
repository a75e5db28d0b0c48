package org.throughline.server;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;

/**
 * Who inside the project reads which events of a case: section 4.10 of the domain reference,
 * written a second time and from its words alone.
 */
final class ProjectReference {
    /** What the forum coordinator reads whole. */
    static final Set<String> FORUM_EVENTS =
            Set.of(
                    "CaseListedForForum",
                    "ForumPackIssued",
                    "ForumActionAgreed",
                    "ForumActionReported");

    private static final String PROJECT = "brackenford-support";
    private static final Map<String, String> ROLES =
            Map.of(
                    "IN-1", "intake",
                    "CW-1", "caseworker",
                    "CW-4", "caseworker",
                    "SV-1", "all",
                    "DP-1", "all",
                    "AU-1", "all",
                    "FC-1", "forum");

    private ProjectReference() {}

    /** Nothing where the case does not exist for the reader. */
    static List<RecordedEvent> of(String person, List<RecordedEvent> history) {
        // Those of another project, of agencies, and administrators are not in the table.
        var role = ROLES.getOrDefault(person, "none");
        var isOurs = PROJECT.equals(history.getFirst().payload().get("projectId"));
        return switch (isOurs ? role : "none") {
            case "all" -> history;
            case "forum" -> has(history, "CaseListedForForum") ? history : List.of();
            case "intake" -> has(history, "HelpOffered") ? List.of() : without(history, person);
            case "caseworker" -> without(history, person);
            default -> List.of();
        };
    }

    private static boolean has(List<RecordedEvent> history, String type) {
        return history.stream().anyMatch(event -> event.type().equals(type));
    }

    /** What is kept from them, and what speaks of it, is left out. */
    private static List<RecordedEvent> without(List<RecordedEvent> history, String person) {
        var kept = new HashSet<Object>();
        for (var event : history) {
            if (isKept(event, person, history)) {
                kept.add(event.caseSeq());
            }
        }
        return history.stream()
                .filter(event -> !kept.contains(event.caseSeq()))
                .filter(event -> !kept.contains(event.payload().get("target")))
                .toList();
    }

    private static boolean isKept(RecordedEvent event, String person, List<RecordedEvent> history) {
        boolean isAuthor = event.actor().person().value().equals(person);
        var access = Objects.requireNonNullElse(event.payload().get("access"), "team");
        boolean isSealed = event.type().equals("AllegedPartyNoted") || access.equals("sealed");
        boolean isForSupervisors = event.type().equals("NoteAdded") && access.equals("supervisor");
        if (person.startsWith("IN-")) {
            return isSealed || isForSupervisors;
        }
        return !isAuthor && (isForSupervisors || isSealed && !current(history).equals(person));
    }

    /** The last who was given the case, else the caseworker who recorded first. */
    private static Object current(List<RecordedEvent> history) {
        Object current = "";
        for (var event : history) {
            switch (event.type()) {
                case "CaseworkerAssigned", "HandoverAccepted" ->
                        current = event.payload().get("to");
                default -> {
                    if ("".equals(current) && event.actor().role().code().equals("caseworker")) {
                        current = event.actor().person().value();
                    }
                }
            }
        }
        return Objects.requireNonNullElse(current, "");
    }
}
