package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.register.RegisterEntry.BankHoliday;
import org.throughline.referrals.Desk;
import org.throughline.server.following.Followers;

/** The operator sees who follows the log, and has the views worked out again. */
class ProcessorsIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();

    private static HttpResponse<String> press(String person, String path, String processor)
            throws Exception {
        var browser = Browser.of(PROGRAM, person);
        var token = Browser.token(browser.get("/account").body());
        return browser.post(path, Map.of("_csrf", token, "processor", processor));
    }

    private static HttpResponse<String> rebuild(String person, String typed) throws Exception {
        var browser = Browser.of(PROGRAM, person);
        var page = browser.get("/account").body();
        return browser.post(
                "/processors/rebuild", Map.of("_csrf", Browser.token(page), "name", typed));
    }

    @Test
    void every_processor_stands_there_with_what_it_does() throws Exception {
        var page = Browser.of(PROGRAM, "AD-1").get("/processors").body();
        for (var name :
                new String[] {
                    "keys", "proof", "releasing", "views", "search", "clocks", "registers"
                }) {
            assertThat(page).contains("data-label=\"Processor\">" + name + "<");
        }
        assertThat(page).doesNotContain("data-label=\"What it does\"><", "held up</strong>");
        assertThat(Browser.of(PROGRAM, "AD-1").get("/status").body()).contains("/processors");
    }

    @Test
    void the_views_are_rebuilt_once_it_was_typed_and_it_is_said_what_came_of_it() throws Exception {
        var wrong = rebuild("AD-1", "view");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Error: Processors", "Type the word views to begin");

        assertThat(rebuild("AD-1", "views").statusCode()).isEqualTo(303);
        var operator = Browser.of(PROGRAM, "AD-1");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operator.get("/processors").body().contains("The last one ended on"));
        assertThat(operator.get("/processors").body())
                .contains("cases were looked at, and of 0 the rows were not what the log says.")
                .contains("Petra Lund had worked out again views");
    }

    @Test
    void whoever_does_not_run_the_program_begins_nothing() throws Exception {
        assertThat(rebuild("CW-1", "views").statusCode()).isEqualTo(403);
        assertThat(rebuild("TB-U1", "views").statusCode()).isEqualTo(403);
        assertThat(press("CW-1", "/processors/pause", "releasing").statusCode()).isEqualTo(403);
        assertThat(press("CW-1", "/processors/resume", "releasing").statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_no_name_pauses_nothing_and_keys_are_never_kept_waiting() throws Exception {
        for (var name : new String[] {"", "release", "keys", "registers"}) {
            var refused = press("AD-1", "/processors/pause", name);
            assertThat(refused.statusCode()).as(name).isEqualTo(422);
            assertThat(refused.body()).contains("Error: Processors", "processor-error");
        }
        assertThat(press("AD-1", "/processors/resume", "nobody").statusCode()).isEqualTo(404);
        assertThat(Browser.of(PROGRAM, "AD-1").get("/processors").body())
                .doesNotContain("paused</strong>");
    }

    @Test
    void a_processor_that_is_paused_stays_where_it_is_until_somebody_lets_it_go_on()
            throws Exception {
        var operator = Browser.of(PROGRAM, "AD-1");
        var loop =
                PROGRAM.bean(Followers.class).loops().stream()
                        .filter(one -> one.name().equals("search"))
                        .findFirst()
                        .orElseThrow();
        assertThat(press("AD-1", "/processors/pause", "search").statusCode()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(60)).until(loop::isPaused);
        assertThat(operator.get("/processors").body())
                .contains("paused</strong>", "Petra Lund paused search");
        assertThat(operator.get("/status").body()).contains("search: paused by an operator");

        long position = loop.position();
        PROGRAM.bean(Desk.class)
                .enter(
                        List.of(new BankHoliday(LocalDate.of(2031, 5, 5))),
                        Instant.parse("2026-11-02T09:00:00Z"));
        long head = PROGRAM.bean(Followers.class).head();
        assertThat(head).isGreaterThan(position);
        assertThat(loop.position()).isEqualTo(position);

        assertThat(press("AD-1", "/processors/resume", "search").statusCode()).isEqualTo(303);
        loop.await(head, Duration.ofSeconds(60));
        assertThat(operator.get("/processors").body())
                .doesNotContain("paused</strong>")
                .contains("Petra Lund let go on search");
    }
}
