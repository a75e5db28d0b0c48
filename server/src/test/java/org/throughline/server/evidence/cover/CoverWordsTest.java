package org.throughline.server.evidence.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.verdict.VerdictCode;
import org.throughline.server.pages.Words;

/** The languages of the sheet on top of a pack. */
class CoverWordsTest {

    @Test
    void every_language_says_everything_and_nothing_in_english() {
        var english = Words.read("pack", "en");
        for (var language : Words.LANGUAGES.subList(1, Words.LANGUAGES.size())) {
            var words = Words.read("pack", language.code());
            assertThat(words.keySet()).as(language.code()).isEqualTo(english.keySet());
            for (var key : english.keySet()) {
                assertThat(words.get(key)).as(language.code() + " " + key).isNotBlank();
                assertThat(words.get(key)).isNotEqualTo(english.get(key));
            }
        }
    }

    @Test
    void a_draft_says_that_nobody_has_checked_it() throws Exception {
        for (var language : Words.LANGUAGES.subList(1, Words.LANGUAGES.size())) {
            var file = Path.of("src/main/resources/words/pack", language.code() + ".properties");
            assertThat(Files.readString(file, StandardCharsets.UTF_8))
                    .startsWith("# Machine draft, not checked by a person.");
        }
    }

    @Test
    void the_sheet_asks_for_keys_that_exist_and_for_all_of_them() throws Exception {
        var asked = new TreeSet<String>();
        var sheet = Files.readString(Path.of("src/main/jte/cover.jte"));
        Pattern.compile("of\\(\"([a-z0-9.]+)\"\\)")
                .matcher(sheet)
                .results()
                .forEach(found -> asked.add(found.group(1)));
        asked.add("log.nobody");
        for (var kind : List.of(PackKind.CASE, PackKind.PERIOD, PackKind.VIEW)) {
            asked.add("about." + kind.code());
            asked.add("about." + kind.code() + ".subject");
        }
        Arrays.stream(VerdictCode.values()).forEach(code -> asked.add("code." + code));
        Sheets.in("en", PackKind.VIEW).files().forEach(file -> asked.add(file.word()));
        asked.add(new CoverSheet.Digest("attached/cover-sheet-ur.html", 1, "").word());
        var given = new TreeSet<>(Words.read("pack", "en").keySet());
        given.removeIf(key -> key.startsWith("role.") || key.startsWith("reason."));
        assertThat(given).isEqualTo(asked);
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
