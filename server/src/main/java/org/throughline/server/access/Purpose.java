package org.throughline.server.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why somebody looks at a case. */
public enum Purpose {
    COVER("Covers for a colleague"),
    CONTACT("The client or an agency got in touch"),
    NEW_CASE("Looks whether there is a case already"),
    ADVICE("A colleague asked for advice"),
    TAKING_OVER("Takes the case over"),
    WORK("Works on the case"),
    SUPERVISION("Supervision"),
    DATA_PROTECTION("Data protection"),
    AUDIT("Audit"),
    FORUM("Multi-agency meeting"),
    OVERVIEW("Looks for cases in a list"),
    OPERATION("Runs the program");

    /** What somebody can say who does not work on the case; all others are known without asking. */
    public static final List<Purpose> SAID = List.of(COVER, CONTACT, ADVICE, TAKING_OVER);

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words. */
    public String label() {
        return label;
    }

    /** The one of this code that somebody can say; empty when there is none. */
    public static Optional<Purpose> said(String code) {
        return SAID.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** The one of this code; empty when there is none. */
    public static Optional<Purpose> of(String code) {
        return List.of(values()).stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
