package org.throughline.casefile.codes;

/** How fast an agency is asked to act. */
public enum Urgency implements Coded {
    HIGH("high"),
    MEDIUM("medium"),
    STANDARD("standard");

    private final String code;

    Urgency(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
