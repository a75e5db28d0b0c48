package org.throughline.agencies.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff standard = Backoff.standard(new Random(5));

    @Test
    void the_waits_grow_and_are_spread_by_a_fifth_to_both_sides() {
        var seen = new HashSet<Duration>();
        for (int draw = 0; draw < 200; draw++) {
            var first = standard.after(1).orElseThrow();
            assertThat(first).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
            seen.add(first);
            assertThat(standard.after(7).orElseThrow())
                    .isBetween(Duration.ofMinutes(1152), Duration.ofMinutes(1728));
        }
        assertThat(seen).hasSizeGreaterThan(50);
    }

    @Test
    void after_the_last_wait_there_is_no_further_try() {
        assertThat(standard.after(7)).isPresent();
        assertThat(standard.after(8)).isEmpty();
    }
}
