package org.throughline.server.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.server.pages.form.Field;

/** What a pack is made for. Asked each time, and kept. */
public enum PackReason {
    AUDIT("Audit or quality review"),
    COMPLAINT("A complaint"),
    COURT("A court, or a lawyer who acts in the matter"),
    CLIENT("The client has asked for it"),
    INCIDENT("A doubt about the record");

    private final String label;

    PackReason(String label) {
        this.label = label;
    }

    /** As forms and lists name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words. */
    public String label() {
        return label;
    }

    /** The one of this code; empty when there is none. */
    public static Optional<PackReason> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /**
     * The field of a form that asks for it.
     *
     * @param chosen code of what was chosen; empty before anything was
     * @param problem what is wrong with it; null while nothing is
     */
    public static Field field(String chosen, @Nullable String problem) {
        return Field.required(
                "reason",
                "What is it for?",
                "select",
                "",
                chosen,
                Arrays.stream(values())
                        .map(one -> new Field.Choice(one.code(), one.label()))
                        .toList(),
                problem);
    }
}
