package org.throughline.server.rights.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.server.pages.Words;

/** The languages of the client's copy. */
class CopyWordsTest {
    private static final Set<String> ENGLISH_LEAVES_EMPTY = Set.of("draft", "english");

    @Test
    void every_language_says_everything_and_nothing_in_english() {
        var english = Words.read("copy", "en");
        for (var language : Words.LANGUAGES.subList(1, Words.LANGUAGES.size())) {
            var words = Words.read("copy", language.code());
            assertThat(words.keySet()).as(language.code()).isEqualTo(english.keySet());
            for (var key : english.keySet()) {
                assertThat(words.get(key)).as(language.code() + " " + key).isNotBlank();
                assertThat(words.get(key)).isNotEqualTo(english.get(key));
            }
        }
        assertThat(english.keySet())
                .allMatch(key -> ENGLISH_LEAVES_EMPTY.contains(key) == "".equals(english.get(key)));
    }

    @Test
    void a_draft_says_that_nobody_has_checked_it() throws Exception {
        for (var language : Words.LANGUAGES.subList(1, Words.LANGUAGES.size())) {
            var file = Path.of("src/main/resources/words/copy", language.code() + ".properties");
            assertThat(Files.readString(file, StandardCharsets.UTF_8))
                    .startsWith("# Machine draft, not checked by a person.");
        }
    }

    @Test
    void every_fact_has_its_sentence_and_the_page_asks_for_all_others() throws Exception {
        var asked = new TreeSet<String>();
        var key = Pattern.compile("of\\(\"([a-z.]+)\"\\)");
        for (var page : Set.of("copy", "tag/copiedevents", "tag/recipients")) {
            var text = Files.readString(Path.of("src/main/jte", page + ".jte"));
            key.matcher(text).results().forEach(found -> asked.add(found.group(1)));
        }
        Arrays.stream(CaseEvent.class.getPermittedSubclasses())
                .flatMap(chapter -> Arrays.stream(chapter.getPermittedSubclasses()))
                .forEach(fact -> asked.add("fact." + fact.getSimpleName()));
        assertThat(new TreeSet<>(Words.read("copy", "en").keySet())).isEqualTo(asked);
    }

    @Test
    void a_language_is_found_by_its_tag_and_another_one_is_english() {
        assertThat(CopyWords.in("pa-Guru").language().name()).isEqualTo("ਪੰਜਾਬੀ");
        assertThat(CopyWords.in("ur").language().dir()).isEqualTo("rtl");
        for (var none : Set.of("fr", "", "../pack/pl")) {
            assertThat(CopyWords.in(none)).isSameAs(CopyWords.ENGLISH);
        }
    }
}
