package org.throughline.server.pages.link;

import java.util.Map;
import org.throughline.server.pages.Chrome;
import org.throughline.server.pages.Words;

/** The words of the pages of a light link in one language. */
public final class LinkWords {
    private static final String FOLDER = "link";
    private static final Words.InAll ALL = Words.all(FOLDER);

    private final Words words;

    private LinkWords(Words words) {
        this.words = words;
    }

    /** In this language, or in English when it is none of ours. */
    static LinkWords in(String code) {
        return new LinkWords(ALL.in(code));
    }

    static Map<String, String> read(String code) {
        return Words.read(FOLDER, code);
    }

    /** What is said under this key; every language has every key. */
    public String of(String key) {
        return words.of(key);
    }

    /** Whether what was recorded, which is in English, stands in a page of another language. */
    public boolean isTranslated() {
        return words.isTranslated();
    }

    /** The frame around a page in this language. */
    Chrome.ByLink frame() {
        return new Chrome.ByLink(
                words.language(),
                of("skip"),
                of("exit"),
                of("times"),
                of("language"),
                of("draft"),
                Words.LANGUAGES);
    }
}
