package org.throughline.server.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a pack is made for. Asked each time, and kept. */
enum PackReason {
    AUDIT("Audit or quality review"),
    COMPLAINT("A complaint"),
    COURT("A court, or a lawyer who acts in the matter"),
    CLIENT("The client has asked for it"),
    INCIDENT("A doubt about the record");

    private final String label;

    PackReason(String label) {
        this.label = label;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    static Optional<PackReason> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
