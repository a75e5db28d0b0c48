package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The operator sees who follows the log, and has the views worked out again. */
class ProcessorsIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();

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
                .contains("cases were looked at, and of 0 the rows were not what the log says.");
    }

    @Test
    void whoever_does_not_run_the_program_begins_nothing() throws Exception {
        assertThat(rebuild("CW-1", "views").statusCode()).isEqualTo(403);
        assertThat(rebuild("TB-U1", "views").statusCode()).isEqualTo(403);
    }
}
