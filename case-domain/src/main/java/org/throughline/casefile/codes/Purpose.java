package org.throughline.casefile.codes;

/** What an agency is told things for. */
public enum Purpose implements Coded {
    REPORT("report"),
    SAFETY("safety"),
    HOUSING("housing"),
    SUPPORT("support"),
    SCHOOLING("schooling"),
    LEGAL("legal"),
    FORUM("forum"),
    HARM("harm");

    private final String code;

    Purpose(String code) {
        this.code = code;
    }

    /** Whether ethnicity, religion or disability may be told for it at all. */
    public boolean maySpecial() {
        return this == REPORT || this == HOUSING || this == SUPPORT || this == HARM;
    }

    @Override
    public String code() {
        return code;
    }
}
