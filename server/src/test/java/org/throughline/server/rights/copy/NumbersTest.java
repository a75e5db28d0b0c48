package org.throughline.server.rights.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Numbers numbers = Numbers.of(List.of(1, 4, 9));

    @Test
    void places_of_other_events_are_as_the_copy_counts_them() {
        assertThat(numbers.in("target", 9)).isEqualTo(3);
        assertThat(numbers.in("listed", List.of(1, 2, 9))).isEqualTo(List.of(1, 3));
        assertThat(numbers.in("scope", Map.of("events", List.of(4, 5), "referrals", List.of("r"))))
                .isEqualTo(Map.of("events", List.of(2), "referrals", List.of("r")));
    }

    @Test
    void other_numbers_stay() {
        assertThat(numbers.in("minutes", 9)).isEqualTo(9);
        assertThat(numbers.in("goals", List.of(4))).isEqualTo(List.of(4));
    }
}
