package org.throughline.casefile.codes;

/** How much danger the client is in. */
public enum RiskLevel implements Coded {
    STANDARD("standard"),
    MEDIUM("medium"),
    HIGH("high");

    private final String code;

    RiskLevel(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
