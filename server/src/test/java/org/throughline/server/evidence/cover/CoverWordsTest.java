package org.throughline.server.evidence.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.verdict.VerdictCode;
import org.throughline.server.pages.Translations;
import org.throughline.server.pages.Words;

/** The languages of the sheet on top of a pack. */
class CoverWordsTest {
    private final Translations sheet = new Translations("pack");

    @Test
    void every_language_says_everything_and_nothing_in_english() {
        sheet.sayEverything();
    }

    @Test
    void a_draft_says_that_nobody_has_checked_it() throws Exception {
        sheet.areMarkedAsDrafts();
    }

    @Test
    void the_sheet_asks_for_keys_that_exist_and_for_all_of_them() throws Exception {
        var asked = new ArrayList<String>();
        asked.add("log.nobody");
        for (var kind : List.of(PackKind.CASE, PackKind.PERIOD, PackKind.VIEW)) {
            asked.add("about." + kind.code());
            asked.add("about." + kind.code() + ".subject");
        }
        Arrays.stream(VerdictCode.values()).forEach(code -> asked.add("code." + code));
        Sheets.in("en", PackKind.VIEW).files().forEach(file -> asked.add(file.word()));
        asked.add(new CoverSheet.Digest("attached/cover-sheet-ur.html", 1, "").word());
        Words.read("pack", "en").keySet().stream()
                .filter(key -> key.startsWith("role.") || key.startsWith("reason."))
                .forEach(asked::add);
        sheet.areAskedFor(List.of("cover"), asked);
    }

    /** Printed, their letters come out in the wrong places. */
    @Test
    void bengali_punjabi_and_urdu_are_given_as_a_page_to_print() {
        assertThat(CoverSheets.choices())
                .filteredOn(CoverSheets.Choice::isPage)
                .extracting(one -> one.language().code())
                .containsExactlyInAnyOrder("bn", "pa", "ur");
    }
}
