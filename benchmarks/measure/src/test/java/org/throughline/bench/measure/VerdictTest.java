package org.throughline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.bench.measure.Follower.Shown;

class VerdictTest {
    private static final Shown A1 = new Shown("a1", "a");
    private static final Shown A2 = new Shown("a2", "a");
    private static final Shown B1 = new Shown("b1", "b");

    @Test
    void a_store_that_keeps_and_shows_everything_in_order_has_a_clean_record() {
        assertThat(Verdict.of(Set.of("a1", "b1"), List.of(A1, B1), List.of(A1, B1)))
                .isEqualTo(new Verdict(0, 0, 0, 0, 0, 0));
    }

    @Test
    void an_acknowledged_event_that_is_not_stored_is_lost() {
        assertThat(Verdict.of(Set.of("a1", "b1"), List.of(A1), List.of(A1)).lost()).isEqualTo(1);
    }

    @Test
    void a_stored_event_that_was_never_shown_is_skipped() {
        assertThat(Verdict.of(Set.of("a1"), List.of(A1, B1), List.of(B1)).skipped()).isEqualTo(1);
    }

    @Test
    void an_event_shown_behind_a_later_one_of_another_stream_is_reordered_only_globally() {
        assertThat(Verdict.of(Set.of(), List.of(A1, B1, A2), List.of(B1, A1, A2)))
                .isEqualTo(new Verdict(0, 0, 1, 0, 0, 0));
    }

    @Test
    void an_event_shown_behind_a_later_one_of_its_stream_is_reordered_in_the_stream() {
        assertThat(Verdict.of(Set.of(), List.of(A1, B1, A2), List.of(A2, A1, B1)))
                .isEqualTo(new Verdict(0, 0, 2, 1, 0, 0));
    }

    @Test
    void the_same_id_stored_or_shown_twice_is_counted() {
        assertThat(Verdict.of(Set.of("a1"), List.of(A1, A1), List.of(A1, A1)))
                .isEqualTo(new Verdict(0, 0, 0, 0, 1, 1));
    }

    @Test
    void showing_what_is_not_stored_is_no_verdict_but_an_error() {
        assertThatThrownBy(() -> Verdict.of(Set.of(), List.of(), List.of(A1)))
                .hasMessageContaining("a1");
    }
}
