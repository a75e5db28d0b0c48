package org.throughline.casefile.rights.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.REGISTER;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.events.RightsEvent.AccessRequestReceived;
import org.throughline.casefile.events.RightsEvent.ClockPaused;
import org.throughline.casefile.events.RightsEvent.ClockResumed;

class AccessRequestsTest {

    private static final LocalDate DUE = LocalDate.parse("2025-04-03");
    private static final AccessRequestReceived RECEIVED =
            new AccessRequestReceived(
                    "q1", "client", List.of("file"), "pending", LocalDate.parse("2025-03-03"), DUE);
    private static final ClockPaused PAUSED = new ClockPaused("q1", "identity");
    private static final ClockResumed RESUMED = new ClockResumed("q1", "confirmed");

    @Test
    void a_request_is_due_when_it_said() {
        assertThat(only(story())).isEqualTo(new AccessRequest("q1", "pending", DUE, null));
    }

    @Test
    void the_days_of_a_pause_are_added_and_the_end_is_a_working_day() {
        // Ten days after Thursday the 3rd of April is a Sunday.
        var story = story().commit(PAUSED).at(MONDAY.plus(Duration.ofDays(10))).commit(RESUMED);

        assertThat(only(story))
                .isEqualTo(
                        new AccessRequest("q1", "confirmed", LocalDate.parse("2025-04-14"), null));
    }

    @Test
    void a_clock_that_stands_is_not_paused_anew() {
        var story =
                story().commit(PAUSED)
                        .at(MONDAY.plus(Duration.ofDays(2)))
                        .commit(PAUSED)
                        .at(MONDAY.plus(Duration.ofDays(4)))
                        .commit(RESUMED);

        assertThat(only(story).due()).isEqualTo(LocalDate.parse("2025-04-07"));
    }

    @Test
    void a_clock_that_runs_gains_nothing_by_going_on() {
        var story = story().at(MONDAY.plus(Duration.ofDays(4))).commit(RESUMED);

        assertThat(only(story)).isEqualTo(new AccessRequest("q1", "confirmed", DUE, null));
    }

    @Test
    void a_request_shows_since_when_it_waits() {
        assertThat(only(story().commit(PAUSED)).pausedOn()).isEqualTo("2025-03-03");
    }

    private static CaseStory story() {
        return new CaseStory().by(DAPHNE).commit(RECEIVED);
    }

    private static AccessRequest only(CaseStory story) {
        var all = AccessRequests.of(story.history(), REGISTER).all();
        assertThat(all).hasSize(1);
        return all.iterator().next();
    }
}
