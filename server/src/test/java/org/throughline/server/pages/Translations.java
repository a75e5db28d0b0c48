package org.throughline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What holds for the words of a folder in every language. */
public record Translations(String folder) {
    private static final Pattern ASKED = Pattern.compile("of\\(\"([a-z0-9.]+)\"\\)");

    /** Each language has every key, and under none of them the English words. */
    public void sayEverything() {
        var english = Words.read(folder, "en");
        assertThat(Words.LANGUAGES).hasSize(7);
        for (var language : others()) {
            var words = Words.read(folder, language.code());
            assertThat(words.keySet()).as(language.code()).isEqualTo(english.keySet());
            for (var key : english.keySet()) {
                assertThat(words.get(key)).as(language.code() + " " + key).isNotBlank();
                assertThat(words.get(key)).isNotEqualTo(english.get(key));
            }
        }
    }

    /** English is no draft: under these keys alone it says nothing. */
    public void leaveEmptyInEnglish(Set<String> keys) {
        Words.read(folder, "en")
                .forEach((key, words) ->
                        assertThat(words.isEmpty()).as(key).isEqualTo(keys.contains(key)));
    }

    /** Whoever opens a file of them is told first that nobody has checked it. */
    public void areMarkedAsDrafts() throws IOException {
        for (var language : others()) {
            var file = Path.of("src/main/resources/words", folder, language.code() + ".properties");
            assertThat(Files.readString(file, StandardCharsets.UTF_8))
                    .startsWith("# Machine draft, not checked by a person.");
        }
    }

    /**
     * Every key is asked for, and none that does not exist.
     *
     * @param pages templates that ask for them
     * @param more keys that are put together where they are asked for
     */
    public void areAskedFor(Collection<String> pages, Collection<String> more) throws IOException {
        var asked = new TreeSet<>(more);
        for (var page : pages) {
            var text = Files.readString(Path.of("src/main/jte", page + ".jte"));
            ASKED.matcher(text).results().forEach(found -> asked.add(found.group(1)));
        }
        assertThat(asked).isEqualTo(new TreeSet<>(Words.read(folder, "en").keySet()));
    }

    private static List<Chrome.Language> others() {
        return Words.LANGUAGES.subList(1, Words.LANGUAGES.size());
    }
}
