package org.throughline.server.pages.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form for a command, as it is shown.
 *
 * @param action where it is sent
 * @param back where it was called from
 * @param refusal why it was refused, in words; null when it was not
 * @param details codes and names that say more about the refusal
 * @param note what the person should see before sending; null when nothing
 * @param safeContact the rules of safe contact, one sentence each; null where the command is not
 *     about reaching the client
 * @param meanwhile what others recorded since it was opened; null where nothing stands in the way
 */
public record CommandForm(
        String command,
        String heading,
        String action,
        String back,
        List<Field> fields,
        List<Field> when,
        List<Field> hidden,
        @Nullable String refusal,
        List<String> details,
        List<Problem> problems,
        @Nullable String note,
        @Nullable List<String> safeContact,
        @Nullable Meanwhile meanwhile) {
    public CommandForm {
        fields = List.copyOf(fields);
        when = List.copyOf(when);
        hidden = List.copyOf(hidden);
        details = List.copyOf(details);
        problems = List.copyOf(problems);
        safeContact = safeContact == null ? null : List.copyOf(safeContact);
    }

    /** The same after others recorded something, which is all there is to say of the refusal. */
    public CommandForm after(Meanwhile others) {
        return new CommandForm(
                command,
                heading,
                action,
                back,
                fields,
                when,
                hidden,
                refusal,
                List.of(),
                problems,
                note,
                safeContact,
                others);
    }

    /** Whether something leaves by the command: then it is looked at first. */
    public boolean isPreviewed() {
        return hidden.stream().anyMatch(field -> field.path().equals("previewSeq"));
    }

    /** A line of the error summary: where, and what to do. */
    public record Problem(String fieldId, String text) {}
}
