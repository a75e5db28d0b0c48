package org.throughline.server.pages.recording;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.codes.DataClass;
import org.throughline.server.pages.Translations;

/** The languages of the card that tells a client what is about to leave. */
class SharingWordsTest {
    private final Translations sharing = new Translations("sharing");

    @Test
    void every_language_says_everything_and_nothing_in_english() {
        sharing.sayEverything();
        sharing.leaveEmptyInEnglish(Set.of("draft"));
    }

    @Test
    void a_draft_says_that_nobody_has_checked_it() throws Exception {
        sharing.areMarkedAsDrafts();
    }

    @Test
    void every_class_has_its_line_and_the_card_asks_for_all_others() throws Exception {
        sharing.areAskedFor(
                List.of("tag/sharingcard"),
                Arrays.stream(DataClass.values()).map(one -> "class." + one).toList());
    }
}
