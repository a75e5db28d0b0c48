package org.throughline.server.rights.copy;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.throughline.server.pages.Words;

/** What a client's copy says in each language; what was recorded stays as it is. */
public final class CopyWords {
    private static final Map<String, Words> ALL = Words.all("copy");

    /** The source of the others. */
    public static final Words ENGLISH = Objects.requireNonNull(ALL.get("en"));

    private CopyWords() {}

    /**
     * In this language, or in English where there are no words in it.
     *
     * @param tag of BCP 47
     */
    static Words in(String tag) {
        return ALL.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), ENGLISH);
    }
}
