package org.throughline.server.rights.copy;

import org.throughline.server.pages.Words;

/** What a client's copy says in each language; what was recorded stays as it is. */
public final class CopyWords {
    public static final Words.InAll ALL = Words.all("copy");

    /** The source of the others. */
    public static final Words ENGLISH = ALL.english();

    private CopyWords() {}
}
