package org.throughline.casefile.codes;

/** Which earlier events a consent covers. */
public enum History implements Coded {
    ALL("all"),
    FROM_NOW("from-now"),
    LISTED("listed");

    private final String code;

    History(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
