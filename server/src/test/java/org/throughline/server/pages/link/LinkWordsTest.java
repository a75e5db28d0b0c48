package org.throughline.server.pages.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.throughline.server.pages.Chrome;
import org.throughline.server.pages.Words;

/** The languages of the pages of a light link. */
class LinkWordsTest {
    private static final Set<String> ENGLISH_LEAVES_EMPTY = Set.of("draft", "english");

    @Test
    void every_language_says_everything_and_nothing_in_english() {
        var english = LinkWords.read("en");
        assertThat(Words.LANGUAGES).hasSize(7);
        for (var language : Words.LANGUAGES.subList(1, 7)) {
            var words = LinkWords.read(language.code());
            assertThat(words.keySet()).as(language.code()).isEqualTo(english.keySet());
            for (var key : english.keySet()) {
                assertThat(words.get(key)).as(language.code() + " " + key).isNotBlank();
                assertThat(words.get(key)).isNotEqualTo(english.get(key));
            }
        }
        assertThat(english.keySet())
                .allMatch(key ->
                        ENGLISH_LEAVES_EMPTY.contains(key) == LinkWords.in("en").of(key).isEmpty());
    }

    @Test
    void a_draft_says_that_nobody_has_checked_it() throws Exception {
        for (var language : Words.LANGUAGES.subList(1, 7)) {
            var file = Path.of("src/main/resources/words/link", language.code() + ".properties");
            assertThat(Files.readString(file, StandardCharsets.UTF_8))
                    .startsWith("# Machine draft, not checked by a person.");
            assertThat(LinkWords.in(language.code()).frame().draft()).isNotBlank();
        }
    }

    @Test
    void the_pages_ask_for_keys_that_exist_and_for_all_of_them() throws Exception {
        var asked = new TreeSet<String>();
        var key = Pattern.compile("of\\(\"([a-z.A-Z]+)\"\\)");
        for (var page : List.of("link", "linkask", "linkcode", "linkexpired")) {
            var text = Files.readString(Path.of("src/main/jte", page + ".jte"));
            key.matcher(text).results().forEach(found -> asked.add(found.group(1)));
        }
        asked.addAll(List.of("skip", "exit", "times", "language", "draft"));
        for (var message : List.of("again", "left", "nothing")) {
            asked.add(message + ".heading");
            asked.add(message + ".text");
        }
        assertThat(asked).isEqualTo(new TreeSet<>(LinkWords.read("en").keySet()));
    }

    @Test
    void urdu_is_written_from_right_to_left_and_an_unknown_language_is_english() {
        assertThat(LinkWords.in("ur").frame().language().dir()).isEqualTo("rtl");
        assertThat(LinkWords.in("xx").frame().language())
                .isEqualTo(new Chrome.Language("en", "English", "ltr"));
    }
}
