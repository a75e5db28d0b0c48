package org.throughline.casefile.sharing;

/** How much of an event an agency is told; each level holds all of the ones before it. */
public enum Level {
    /** Nothing: the agency does not learn that the event exists. */
    NOTHING(""),
    /** Marker: kind, times and acting organisation, no payload. */
    MARKER("M"),
    /** Marker and the coded fields. */
    CODED("C"),
    /** Coded, and the personal fields that a share set names. */
    SHARED("S");

    private final String letter;

    Level(String letter) {
        this.letter = letter;
    }

    /** The letter of the domain reference: M, C or S; empty for nothing. */
    public String letter() {
        return letter;
    }

    public boolean isAbove(Level other) {
        return compareTo(other) > 0;
    }
}
