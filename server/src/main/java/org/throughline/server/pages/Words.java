package org.throughline.server.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What is said in one language, a sentence for each key. All languages but English are machine
 * drafts, and say so wherever they are shown.
 */
public final class Words {
    /** Each with its own name for itself, and the direction in which it is written. */
    public static final List<Chrome.Language> LANGUAGES =
            List.of(
                    new Chrome.Language("en", "English", "ltr"),
                    new Chrome.Language("cy", "Cymraeg", "ltr"),
                    new Chrome.Language("pl", "Polski", "ltr"),
                    new Chrome.Language("pa", "ਪੰਜਾਬੀ", "ltr"),
                    new Chrome.Language("ur", "اردو", "rtl"),
                    new Chrome.Language("bn", "বাংলা", "ltr"),
                    new Chrome.Language("so", "Soomaali", "ltr"));

    private final Chrome.Language language;
    private final Map<String, String> words;

    private Words(String folder, Chrome.Language language) {
        this.language = language;
        this.words = read(folder, language.code());
    }

    /**
     * Those of a folder in all languages, by the language's code.
     *
     * @param folder below {@code words}
     */
    public static Map<String, Words> all(String folder) {
        return LANGUAGES.stream()
                .collect(Collectors.toMap(Chrome.Language::code, one -> new Words(folder, one)));
    }

    /** What a language says under each key. */
    public static Map<String, String> read(String folder, String code) {
        var file = "/words/" + folder + "/" + code + ".properties";
        try (var in =
                new InputStreamReader(
                        Objects.requireNonNull(Words.class.getResourceAsStream(file), file),
                        StandardCharsets.UTF_8)) {
            var read = new Properties();
            read.load(in);
            return read.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, read::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Chrome.Language language() {
        return language;
    }

    /** What is said under this key. */
    public String of(String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    /** Whether what was recorded, which is in English, stands beside words of another language. */
    public boolean isTranslated() {
        return !language.code().equals("en");
    }
}
