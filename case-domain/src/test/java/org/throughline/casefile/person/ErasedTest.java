package org.throughline.casefile.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasedTest {

    @Test
    void what_stands_in_the_place_of_a_value_is_known_in_each_form() {
        assertThat(Erased.isIn(Erased.MARK)).isTrue();
        assertThat(Erased.isIn(Erased.DAY)).isTrue();
        assertThat(Erased.isIn(Erased.DAY.toString())).isTrue();
        assertThat(Erased.isIn(List.of())).isTrue();
    }

    @Test
    void a_value_that_is_left_is_not_taken_for_erased() {
        assertThat(Erased.isIn("Doreen Pask")).isFalse();
        assertThat(Erased.isIn(LocalDate.of(1971, 3, 4))).isFalse();
        assertThat(Erased.isIn(List.of("a rule"))).isFalse();
        assertThat(Erased.isIn(7)).isFalse();
    }
}
