package org.throughline.server.access;

/** Somebody has to say why they look at a case before they are shown it. */
public final class PurposeNeeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String caseId;

    PurposeNeeded(String caseId) {
        super("a purpose is needed");
        this.caseId = caseId;
    }

    public String caseId() {
        return caseId;
    }
}
