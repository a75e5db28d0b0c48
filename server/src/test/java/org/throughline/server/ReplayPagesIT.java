package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.server.story.StoryDesk;

/**
 * What an auditor is shown of a case, beside what stands in the log and in the ledger of releases.
 */
class ReplayPagesIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final CaseId CASE = new CaseId("BF-0362");

    @BeforeAll
    static void tell() throws InterruptedException {
        var lines = RunningProgram.retold(RunningProgram.text("BF-0102.jsonl"), "0362").lines();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(CASE, result.position());
    }

    @Test
    void the_picture_has_a_mark_for_each_fact_and_each_telling() throws Exception {
        var page = replay("");
        var history = PROGRAM.bean(Desk.class).histories().of(CASE);
        var byAgencies = history.stream().filter(event -> !event.actor().agency().isProject());
        var released = PROGRAM.bean(ReleasedEntries.class).of(CASE);

        // One of each kind stands in the key.
        assertThat(count(page, "<circle class=\"happened\"")).isEqualTo(history.size() + 1);
        assertThat(count(page, "<polygon class=\"recorded\"")).isEqualTo(history.size() + 1);
        assertThat(count(page, "<polygon class=\"told\"")).isEqualTo(released.size() + 1);
        assertThat(count(page, "<polygon class=\"seen\"")).isEqualTo((int) byAgencies.count() + 1);
    }

    @Test
    void an_agency_is_shown_to_have_known_what_had_been_told_by_the_end_of_the_day()
            throws Exception {
        var released = PROGRAM.bean(ReleasedEntries.class).of(CASE);
        var first = released.getFirst().entry();
        var day = first.releasedAt().atZone(java.time.ZoneId.of("Europe/London")).toLocalDate();
        var agency = "agency=" + first.agency() + "&day=";

        assertThat(replay("?" + agency + day.minusDays(1))).contains("It had been told nothing");
        assertThat(replay("?" + agency + day))
                .contains("id=\"event-" + released.getFirst().caseSeq() + "\"");
    }

    @Test
    void what_a_step_changed_is_told_with_both_values() throws Exception {
        var history = PROGRAM.bean(Desk.class).histories().of(CASE);
        var masking =
                history.stream()
                        .filter(event -> event.type().equals("EventRedacted"))
                        .findFirst()
                        .orElseThrow();

        assertThat(replay("?step=" + masking.caseSeq()))
                .contains("was redacted.", "<del>", "Event redacted, is new.");
    }

    @Test
    void a_moment_that_cannot_be_read_is_kept_and_refused() throws Exception {
        var answer = Browser.of(PROGRAM, "AU-1").get("/audit/cases/" + CASE + "?knownBy=soon");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("There is a problem", "value=\"soon\"");
    }

    @Test
    void steps_stay_within_the_case() throws Exception {
        var size = PROGRAM.bean(Desk.class).histories().of(CASE).size();
        assertThat(replay("?step=" + size * 2)).contains("after step " + size + ":");
        assertThat(replay("?step=-3")).contains("The case as known today");
    }

    private static String replay(String question) throws Exception {
        var answer = Browser.of(PROGRAM, "AU-1").get("/audit/cases/" + CASE + question);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static int count(String page, String text) {
        return (int) Pattern.compile(Pattern.quote(text)).matcher(page).results().count();
    }
}
