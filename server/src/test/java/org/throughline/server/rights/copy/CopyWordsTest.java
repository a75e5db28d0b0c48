package org.throughline.server.rights.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.server.pages.Translations;

/** The languages of the client's copy. */
class CopyWordsTest {
    private final Translations copy = new Translations("copy");

    @Test
    void every_language_says_everything_and_nothing_in_english() {
        copy.sayEverything();
        copy.leaveEmptyInEnglish(Set.of("draft", "english"));
    }

    @Test
    void a_draft_says_that_nobody_has_checked_it() throws Exception {
        copy.areMarkedAsDrafts();
    }

    @Test
    void every_fact_has_its_sentence_and_the_page_asks_for_all_others() throws Exception {
        copy.areAskedFor(
                List.of("copy", "tag/copiedevents", "tag/recipients"),
                Arrays.stream(CaseEvent.class.getPermittedSubclasses())
                        .flatMap(chapter -> Arrays.stream(chapter.getPermittedSubclasses()))
                        .map(fact -> "fact." + fact.getSimpleName())
                        .toList());
    }

    @Test
    void a_language_is_found_by_its_tag_and_another_one_is_english() {
        assertThat(CopyWords.ALL.in("pa-Guru").language().name()).isEqualTo("ਪੰਜਾਬੀ");
        assertThat(CopyWords.ALL.in("ur").language().dir()).isEqualTo("rtl");
        for (var none : Set.of("fr", "", "../pack/pl")) {
            assertThat(CopyWords.ALL.in(none)).isSameAs(CopyWords.ENGLISH);
        }
    }
}
