package org.throughline.server.pages.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughline.server.pages.Chrome;
import org.throughline.server.pages.Translations;
import org.throughline.server.pages.Words;

/** The languages of the pages of a light link. */
class LinkWordsTest {
    private final Translations link = new Translations("link");

    @Test
    void every_language_says_everything_and_nothing_in_english() {
        link.sayEverything();
        link.leaveEmptyInEnglish(Set.of("draft", "english"));
    }

    @Test
    void a_draft_says_that_nobody_has_checked_it() throws Exception {
        link.areMarkedAsDrafts();
        for (var language : Words.LANGUAGES.subList(1, 7)) {
            assertThat(LinkWords.in(language.code()).frame().draft()).isNotBlank();
        }
    }

    @Test
    void the_pages_ask_for_keys_that_exist_and_for_all_of_them() throws Exception {
        link.areAskedFor(
                List.of("link", "linkask", "linkcode", "linkexpired"),
                Stream.concat(
                                Stream.of("skip", "exit", "times", "language", "draft"),
                                Stream.of("again", "left", "nothing")
                                        .flatMap(message ->
                                                Stream.of(message + ".heading", message + ".text")))
                        .toList());
    }

    @Test
    void urdu_is_written_from_right_to_left_and_an_unknown_language_is_english() {
        assertThat(LinkWords.in("ur").frame().language().dir()).isEqualTo("rtl");
        assertThat(LinkWords.in("xx").frame().language())
                .isEqualTo(new Chrome.Language("en", "English", "ltr"));
    }
}
