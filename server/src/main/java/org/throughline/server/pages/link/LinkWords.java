package org.throughline.server.pages.link;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.throughline.server.pages.Chrome;

/**
 * The words of the pages of a light link in one language. All but English are machine drafts, and
 * say so on every page.
 */
public final class LinkWords {
    /** Each with its own name for itself, and the direction in which it is written. */
    static final List<Chrome.Language> LANGUAGES =
            List.of(
                    new Chrome.Language("en", "English", "ltr"),
                    new Chrome.Language("cy", "Cymraeg", "ltr"),
                    new Chrome.Language("pl", "Polski", "ltr"),
                    new Chrome.Language("pa", "ਪੰਜਾਬੀ", "ltr"),
                    new Chrome.Language("ur", "اردو", "rtl"),
                    new Chrome.Language("bn", "বাংলা", "ltr"),
                    new Chrome.Language("so", "Soomaali", "ltr"));

    private static final Map<String, LinkWords> ALL =
            LANGUAGES.stream().collect(Collectors.toMap(Chrome.Language::code, LinkWords::new));

    private final Chrome.Language language;
    private final Map<String, String> words;

    private LinkWords(Chrome.Language language) {
        this.language = language;
        this.words = read(language.code());
    }

    /** In this language, or in English when it is none of ours. */
    static LinkWords in(String code) {
        return Objects.requireNonNull(ALL.get(ALL.containsKey(code) ? code : "en"));
    }

    static Map<String, String> read(String code) {
        try (var in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                LinkWords.class.getResourceAsStream(
                                        "/words/link/" + code + ".properties")),
                        StandardCharsets.UTF_8)) {
            var read = new Properties();
            read.load(in);
            return read.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, read::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said under this key; every language has every key. */
    public String of(String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    /** Whether what was recorded, which is in English, stands in a page of another language. */
    public boolean isTranslated() {
        return !language.code().equals("en");
    }

    /** The frame around a page in this language. */
    Chrome.ByLink frame() {
        return new Chrome.ByLink(
                language,
                of("skip"),
                of("exit"),
                of("times"),
                of("language"),
                of("draft"),
                LANGUAGES);
    }
}
