package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.story.StoryDesk;

/** The list of cases is filtered, ordered, paged and taken away as a file. */
class CaseListIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final int CASES = 57;

    @BeforeAll
    static void open() throws InterruptedException {
        var desk = PROGRAM.bean(StoryDesk.class);
        var opening = RunningProgram.lines("BF-0101.jsonl").getFirst();
        long last = 0;
        for (int i = 0; i < CASES; i++) {
            var line = RunningProgram.retold(opening, "7%03d".formatted(i));
            if (i == 0) {
                line = line.replace("Harleen Bhullar", "=HYPERLINK(1)");
            }
            var result = desk.tell(List.of(line), null, (_, _) -> {}).result();
            assertThat(result.stopped()).isNull();
            last = result.position();
        }
        desk.arrived(new CaseId("BF-7056"), last);
    }

    @Test
    void pages_follow_one_another_and_lose_no_case() throws Exception {
        var supervisor = Browser.of(PROGRAM, "SV-1");
        var first = supervisor.get("/cases?reference=BF-70&order=reference").body();
        assertThat(first).contains(CASES + " cases of the project match; 1 to 50 are shown");
        assertThat(references(first)).hasSize(50).isSorted().startsWith("BF-7000");
        assertThat(first).contains("Next page").doesNotContain("Previous page");

        var next = Pattern.compile("href=\"(/cases\\?page=1[^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        var second = supervisor.get(next.group(1).replace("&amp;", "&")).body();
        assertThat(second).contains("51 to 57 are shown", "Previous page");
        assertThat(references(second)).hasSize(CASES - 50).isSorted().endsWith("BF-7056");
    }

    @Test
    void a_part_of_a_reference_is_found_as_it_is_typed_and_no_sign_stands_for_another()
            throws Exception {
        var supervisor = Browser.of(PROGRAM, "SV-1");
        assertThat(references(supervisor.get("/cases?reference=f-7012").body()))
                .containsExactly("BF-7012");
        assertThat(references(supervisor.get("/cases?reference=7013").body()))
                .containsExactly("BF-7013");
        for (var typed : List.of("BF_7012", "BF-70%25", "%25", "%5CBF-7012")) {
            assertThat(supervisor.get("/cases?reference=" + typed).body())
                    .as(typed)
                    .contains("No cases match");
        }
    }

    @Test
    void a_filter_and_an_order_stay_chosen() throws Exception {
        var supervisor = Browser.of(PROGRAM, "SV-1");
        var none = supervisor.get("/cases?reference=BF-70&risk=high&order=risk").body();
        assertThat(none).contains("No cases match", "0 cases");
        assertThat(none).contains("value=\"high\" selected").contains("value=\"risk\" selected");
        assertThat(supervisor.get("/cases?reference=BF-70&whose=mine").body())
                .contains("No cases match");
        assertThat(supervisor.get("/cases?reference=BF-70&order=none-of-these").statusCode())
                .isEqualTo(200);
        assertThat(supervisor.get("/cases?page=many").statusCode()).isEqualTo(200);
    }

    @Test
    void the_file_holds_every_page_and_runs_nothing() throws Exception {
        var supervisor = Browser.of(PROGRAM, "SV-1");
        var answer = supervisor.get("/cases/csv?reference=BF-70&order=reference");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        var lines = answer.body().lines().toList();
        assertThat(lines).hasSize(CASES + 1);
        assertThat(lines.getFirst()).startsWith("reference,client,caseworker,closed,risk,help");
        assertThat(lines.get(1)).startsWith("BF-7000,'=HYPERLINK(1),");
        assertThat(lines.get(1)).contains(",not-yet,").containsPattern("\\+0[01]:00|Z");

        var forum = Browser.of(PROGRAM, "FC-1").get("/cases/csv?reference=BF-70").body();
        assertThat(forum).doesNotContain("Bhullar").doesNotContain("BF-7001");
        assertThat(Browser.of(PROGRAM, "TB-U1").get("/cases/csv").statusCode()).isEqualTo(404);
    }

    @Test
    void the_board_is_filtered_and_taken_away() throws Exception {
        var desk = PROGRAM.bean(StoryDesk.class);
        var story = RunningProgram.retold(RunningProgram.text("BF-0102.jsonl"), "0391");
        var result = desk.tell(story.lines().toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId("BF-0391"), result.position());

        var supervisor = Browser.of(PROGRAM, "SV-1");
        var all = supervisor.get("/board/csv").body().lines().toList();
        var ofCouncil = supervisor.get("/board/csv?agency=BC").body().lines().toList();
        assertThat(all.getFirst()).startsWith("case,referral,agency,service");
        assertThat(ofCouncil).hasSizeBetween(2, all.size() - 1);
        assertThat(ofCouncil.subList(1, ofCouncil.size())).allMatch(line -> line.contains(",BC,"));
        assertThat(supervisor.get("/board?agency=BC&turn=nobody-at-all").body())
                .contains("No referral matches");
    }

    private static List<String> references(String page) {
        return Pattern.compile("href=\"/cases/(BF-70\\d\\d)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
