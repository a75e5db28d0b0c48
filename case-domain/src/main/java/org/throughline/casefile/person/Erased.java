package org.throughline.casefile.person;

/** What stands where a person's words stood before they were erased. */
public final class Erased {
    /** In the place of any value, so that it can be told that there was one. */
    public static final String MARK = "[erased]";

    private Erased() {}
}
