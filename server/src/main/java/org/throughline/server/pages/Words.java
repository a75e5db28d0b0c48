package org.throughline.server.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.ClientEvent.LanguageNeedSet;

/**
 * What is said in one language, a sentence for each key. All languages but English are machine
 * drafts, and say so wherever they are shown.
 */
public final class Words {
    private static final String ENGLISH = "en";

    /** Each with its own name for itself, and the direction in which it is written. */
    public static final List<Chrome.Language> LANGUAGES =
            List.of(
                    new Chrome.Language(ENGLISH, "English", "ltr"),
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

    /** What is said in each of the languages, by the language's code. */
    public record InAll(Map<String, Words> byCode) {
        /** The source of the others. */
        public Words english() {
            return Objects.requireNonNull(byCode.get(ENGLISH));
        }

        /**
         * In this language, or in English where there are no words in it.
         *
         * @param tag of BCP 47
         */
        public Words in(String tag) {
            return byCode.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), english());
        }

        /**
         * What is given to the client of a case, in the language that was asked for; otherwise in
         * the one that they said last, and in English when they said none.
         */
        public Words forClient(@Nullable String asked, List<RecordedEvent> history) {
            return in(
                    asked != null
                            ? asked
                            : history.stream()
                                    .map(RecordedEvent::event)
                                    .filter(LanguageNeedSet.class::isInstance)
                                    .map(said -> ((LanguageNeedSet) said).language())
                                    .reduce(ENGLISH, (_, later) -> later));
        }
    }

    /**
     * Those of a folder in all languages.
     *
     * @param folder below {@code words}
     */
    public static InAll all(String folder) {
        return new InAll(
                LANGUAGES.stream()
                        .collect(
                                Collectors.toMap(
                                        Chrome.Language::code, one -> new Words(folder, one))));
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
        return !language.code().equals(ENGLISH);
    }
}
