package org.throughline.casefile;

import org.throughline.casefile.codes.Coded;

/** What someone is, when they send a command or ask a question. */
public enum Role implements Coded {
    INTAKE("intake"),
    CASEWORKER("caseworker"),
    SUPERVISOR("supervisor"),
    FORUM("forum"),
    DATA_LEAD("data-lead"),
    /** Reads everything and writes nothing. */
    AUDITOR("auditor"),
    /** Keeps accounts and agencies, and sees no case content. */
    ADMIN("admin"),
    CLIENT("client"),
    AGENCY_USER("agency-user"),
    AGENCY_SYSTEM("agency-system"),
    /** A timer, a rule or a delivery. */
    SYSTEM("system");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** Whether somebody of this role acts for an agency. */
    public boolean isOfAgency() {
        return this == AGENCY_USER || this == AGENCY_SYSTEM;
    }

    @Override
    public String code() {
        return code;
    }
}
