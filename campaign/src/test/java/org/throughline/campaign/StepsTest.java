package org.throughline.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.throughline.campaign.steady.Arrival;
import org.throughline.campaign.steady.Curve;
import org.throughline.campaign.steady.Steps;
import org.throughline.campaign.steady.Steps.Step;

class StepsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-27T09:00:00Z");

    private static Arrival arrival(int second, int millis) {
        return new Arrival(BEGIN.plusSeconds(second), Duration.ofMillis(millis));
    }

    private static Steps steps() {
        return Steps.of(
                BEGIN,
                BEGIN.plusSeconds(29),
                List.of(arrival(0, 40), arrival(9, 20), arrival(9, 2_000), arrival(10, 50)),
                new TreeMap<>(Map.of(BEGIN, 700, BEGIN.plusSeconds(15), 750)));
    }

    @Test
    void each_step_says_how_long_its_entries_took_and_what_was_under_way_at_its_end() {
        assertThat(steps().steps())
                .containsExactly(new Step(10, 3, 40, 40, 2, 700), new Step(20, 1, 50, 50, 0, 750));
    }

    @Test
    void a_step_in_which_nothing_was_answered_has_no_times() {
        var quiet =
                Steps.of(BEGIN, BEGIN.plusSeconds(10), List.of(), new TreeMap<>(Map.of(BEGIN, 1)));

        assertThat(quiet.steps()).containsExactly(new Step(10, 0, -1, -1, 0, 1));
    }

    @Test
    void the_table_and_the_picture_hold_them() throws IOException {
        assertThat(steps().table()).contains("10\t3\t40\t40\t2\t700\n", "20\t1\t50\t50\t0\t750\n");
        assertThat(Curve.svg("NONE", steps())).startsWith("<?xml").contains("<svg");
    }
}
