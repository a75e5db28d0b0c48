package org.throughline.server.pages.registers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of the forms that change the registers. */
final class EntryWords {
    private static final Map<String, String> LABELS =
            Map.of(
                    "RegisterStaff", "Add a person",
                    "RegisterAgency", "Add an agency",
                    "SignAgreement", "Sign an agreement",
                    "PublishCodeMap", "Publish a map of codes",
                    "ScheduleForum", "Schedule a meeting",
                    "SignForumConfidentiality", "Sign for confidentiality",
                    "RecordForumResearch", "Record research",
                    "RecordForumAttendance", "Record who was there",
                    "SetClock", "Set a clock");

    private static final Map<String, String> LABELS_OF_CHANGE =
            Map.of(
                    "RegisterStaff", "Change a person",
                    "RegisterAgency", "Change an agency",
                    "SignAgreement", "Change an agreement",
                    "PublishCodeMap", "Publish the next map of codes",
                    "ScheduleForum", "Change a meeting",
                    "SetClock", "Set a clock again");

    /** What is said of fields that people name things by. */
    private static final Map<String, String> HINTS =
            Map.of(
                    "RegisterStaff.person",
                    "A short reference of your own, such as CW-12. It stays with the person.",
                    "RegisterAgency.code",
                    "A short code of your own, such as TB. It stays with the agency.",
                    "ScheduleForum.meetingId",
                    "As cases are listed for it. A new one is offered.");

    private EntryWords() {}

    /** What a command on the registers is called. */
    static String label(String command) {
        return LABELS.getOrDefault(command, command);
    }

    /** What it is called where it takes the place of an earlier one. */
    static String labelOfChange(String command) {
        return LABELS_OF_CHANGE.getOrDefault(command, label(command));
    }

    /** How to fill a field, where its kind does not say it. */
    static String hint(String command, String field, String otherwise) {
        return HINTS.getOrDefault(command + "." + field, otherwise);
    }

    /** What a detail of a refusal means; the detail itself where it says it. */
    static String why(String command, String detail) {
        return command.equals("RegisterStaff") && detail.equals("person")
                ? "This entry is not yours to change. For your own, ask another administrator; for"
                        + " somebody of another project, ask theirs."
                : detail;
    }

    /**
     * What to know before a form is filled in; null when nothing.
     *
     * @param changed the entry whose place is taken; null for a new one
     */
    static @Nullable String note(String command, @Nullable String changed) {
        var note =
                switch (command) {
                    case "RegisterStaff" ->
                            "Whoever is new gets a first password once another one has agreed. A role"
                                    + " or an agency that changes ends the person’s sessions."
                                    + " Nobody changes their own entry.";
                    case "RegisterAgency" ->
                            "How it is told is set on the command line, once it is registered.";
                    case "SignAgreement" ->
                            "Both days are included. No agreement may be wider than the kind of its"
                                    + " agency.";
                    case "PublishCodeMap" ->
                            "A version holds all codes: what you leave out is not mapped any more.";
                    case "SetClock" -> "Clocks that run already go on as they are.";
                    default -> null;
                };
        if (changed == null) {
            return note;
        }
        return "What you record takes the place of what stands of %s.%s"
                .formatted(changed, note == null ? "" : " " + note);
    }
}
