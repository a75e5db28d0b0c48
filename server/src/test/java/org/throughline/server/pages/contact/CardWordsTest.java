package org.throughline.server.pages.contact;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.pages.Translations;

/** The languages of the safe-contact card. */
class CardWordsTest {
    private final Translations card = new Translations("card");

    @Test
    void every_language_says_everything_and_nothing_in_english() {
        card.sayEverything();
        card.leaveEmptyInEnglish(Set.of("draft"));
    }

    @Test
    void a_draft_says_that_nobody_has_checked_it() throws Exception {
        card.areMarkedAsDrafts();
    }

    @Test
    void every_way_of_contact_has_its_name_and_the_card_asks_for_all_others() throws Exception {
        card.areAskedFor(
                List.of("card", "tag/ways"),
                Contract.standard().codeList("channelKind").keySet().stream()
                        .map(kind -> "way." + kind)
                        .toList());
    }
}
