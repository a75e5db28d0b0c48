package org.throughline.bench.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.bench.propagation.Load.Told;

class TallyTest {
    private static final long MILLI = 1_000_000;

    private static Tally tally(Map<String, Long> first, List<String> order) {
        var told =
                List.of(
                        new Told("a", 1, 0, 1),
                        new Told("b", 1, MILLI, 1),
                        new Told("c", 2, 2 * MILLI, 2));
        return Tally.of("some", "steady", 1, told, first, order, 0);
    }

    @Test
    void what_arrives_in_order_is_well() {
        var tally =
                tally(Map.of("a", 3 * MILLI, "b", 6 * MILLI, "c", 4 * MILLI), List.of("a", "c", "b"));
        assertThat(tally.lost()).isZero();
        assertThat(tally.reordered()).isZero();
        assertThat(tally.p50()).isEqualTo(3.0);
        assertThat(tally.p99()).as("what was handed in once").isEqualTo(3.0);
    }

    @Test
    void what_comes_before_something_of_its_case_is_counted() {
        var tally = tally(Map.of("a", 5 * MILLI, "b", 4 * MILLI, "c", 3 * MILLI), List.of("c", "b", "a"));
        assertThat(tally.reordered()).isEqualTo(1);
    }

    @Test
    void what_never_comes_is_lost() {
        assertThat(tally(Map.of("a", MILLI), List.of("a")).lost()).isEqualTo(2);
    }
}
