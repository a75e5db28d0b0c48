package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.story.StoryDesk;

/** The timeline of a case page shows all, or the part that is asked for. */
class CaseTimelineIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String CASE = "/cases/BF-0384";
    private static final Pattern EVENT = Pattern.compile("<h3[^>]*>(\\d+)\\. ([^<]+)</h3>");

    @BeforeAll
    static void tell() throws InterruptedException {
        var lines = RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), "0384").lines();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId("BF-0384"), result.position());
    }

    private static String page(String query) throws Exception {
        var answer = Browser.of(PROGRAM, "CW-1").get(CASE + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> titles(String page) {
        return EVENT.matcher(page).results().map(found -> found.group(2)).toList();
    }

    @Test
    void without_a_question_everything_is_shown() throws Exception {
        var all = page("");
        assertThat(titles(all)).hasSizeGreaterThan(20).endsWith("Case opened");
        assertThat(all)
                .contains(titles(all).size() + " events, newest first.")
                .doesNotContain("Remove the filter");
    }

    @Test
    void each_of_the_four_tasks_has_its_own_events() throws Exception {
        assertThat(titles(page("?kind=help"))).containsExactly("Help offered");
        assertThat(titles(page("?kind=intervention")))
                .isNotEmpty()
                .allMatch(title -> title.startsWith("Intervention"));
        assertThat(titles(page("?kind=resolution"))).contains("Resolution achieved");
        assertThat(titles(page("?kind=impact")))
                .containsExactly("Impact reduced", "Safety measure installed");
    }

    @Test
    void what_an_agency_was_told_or_did_and_when_it_happened_narrow_it_further() throws Exception {
        int all = titles(page("")).size();
        var housing = titles(page("?agency=TB"));
        assertThat(housing).contains("Referral accepted").hasSizeLessThan(all);
        assertThat(titles(page("?agency=TB&kind=referrals")))
                .isNotEmpty()
                .hasSizeLessThan(housing.size());
        var march = page("?from=2025-03-03&to=2025-03-03");
        assertThat(titles(march)).contains("Case opened").hasSizeLessThan(all);
        assertThat(march)
                .contains(
                        titles(march).size() + " of " + all + " events match", "Remove the filter")
                .contains("value=\"2025-03-03\"");
        assertThat(titles(page("?from=2031-01-01"))).isEmpty();
        assertThat(titles(page("?kind=none-of-these"))).hasSize(all);
    }

    @Test
    void what_is_no_day_is_said_at_its_field() throws Exception {
        var answer = Browser.of(PROGRAM, "CW-1").get(CASE + "?to=yesterday");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Error: Case BF-0384", "Type a day as in 2026-03-24", "href=\"#to\"")
                .contains("value=\"yesterday\"");
    }
}
