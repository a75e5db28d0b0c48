package org.throughline.server.pages.contact;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.server.pages.Wording;

/**
 * The people of a case and how the client is reached.
 *
 * @param language that the client speaks, and which interpreter they need; null while nothing was
 *     said
 * @param details what was recorded of the client last; empty while nothing was
 * @param numbers numbers and addresses from the details, each with its rule
 * @param safeContact the rules of safe contact, one sentence each
 * @param household what was recorded of each member
 */
public record ClientPage(
        String caseId,
        String reference,
        @Nullable String clientName,
        @Nullable String language,
        List<Wording.Line> details,
        List<Number> numbers,
        List<String> safeContact,
        List<Member> household,
        boolean mayRecord) {
    /** What to record of people, by command. */
    private static final Map<String, String> FORMS =
            Map.of(
                    "RecordClientDetails", "Record details",
                    "SetContactSafety", "Say what is safe",
                    "SetLanguageNeed", "Say the language",
                    "AddHouseholdMember", "Add a member of the household");

    public ClientPage {
        details = List.copyOf(details);
        numbers = List.copyOf(numbers);
        safeContact = List.copyOf(safeContact);
        household = List.copyOf(household);
    }

    /**
     * A number or an address, never without what was said of it.
     *
     * @param isAskedFor whether anybody asked if it is safe
     */
    public record Number(String value, String rule, boolean isAskedFor) {}

    /** Somebody who lives with the client. */
    public record Member(String name, List<Wording.Line> lines) {
        public Member {
            lines = List.copyOf(lines);
        }
    }

    /** Commands and what their links are called, in order. */
    public List<Map.Entry<String, String>> forms() {
        return mayRecord
                ? FORMS.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList()
                : List.of();
    }
}
