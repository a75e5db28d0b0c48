package org.throughline.casefile.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.REGISTER;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Good Friday 2025 is 18 April, Easter Monday the 21st; summer time begins on 30 March. */
class WorkingTimeTest {
    private static final WorkingTime TIME = WorkingTime.of(REGISTER);

    private static Instant at(String london) {
        return Instant.parse(london);
    }

    @Test
    void a_day_later_is_the_same_local_time_on_the_next_working_day() {
        assertThat(TIME.plusDays(at("2025-03-07T14:30:00Z"), 1)).isEqualTo("2025-03-10T14:30:00Z");
    }

    @Test
    void a_clock_that_starts_outside_working_time_starts_at_the_next_working_moment() {
        assertThat(TIME.plusDays(at("2025-03-08T12:00:00Z"), 1)).isEqualTo("2025-03-11T09:00:00Z");
        assertThat(TIME.plusDays(at("2025-03-10T07:00:00Z"), 1)).isEqualTo("2025-03-11T09:00:00Z");
        assertThat(TIME.plusDays(at("2025-03-10T17:00:00Z"), 1)).isEqualTo("2025-03-12T09:00:00Z");
    }

    @Test
    void bank_holidays_do_not_count() {
        assertThat(TIME.plusDays(at("2025-04-17T09:00:00Z"), 1)).isEqualTo("2025-04-22T09:00:00Z");
        assertThat(TIME.plus(at("2025-04-17T15:00:00Z"), Duration.ofHours(2)))
                .isEqualTo("2025-04-22T09:00:00Z");
    }

    @Test
    void the_local_time_stays_when_summer_time_begins() {
        assertThat(TIME.plusDays(at("2025-03-28T10:00:00Z"), 1)).isEqualTo("2025-03-31T09:00:00Z");
        assertThat(TIME.plus(at("2025-03-28T16:00:00Z"), Duration.ofHours(4)))
                .isEqualTo("2025-03-31T11:00:00Z");
    }

    @Test
    void hours_count_while_the_office_is_open() {
        assertThat(TIME.plus(at("2025-03-10T10:00:00Z"), Duration.ofHours(4)))
                .isEqualTo("2025-03-10T14:00:00Z");
        assertThat(TIME.plus(at("2025-03-10T15:30:00Z"), Duration.ofHours(12)))
                .isEqualTo("2025-03-12T11:30:00Z");
    }

    @Test
    void time_that_ends_at_closing_ends_that_day() {
        assertThat(TIME.plus(at("2025-03-10T13:00:00Z"), Duration.ofHours(4)))
                .isEqualTo("2025-03-10T17:00:00Z");
    }

    @Test
    void no_time_passes_in_no_time() {
        assertThat(TIME.plus(at("2025-03-08T12:00:00Z"), Duration.ZERO))
                .isEqualTo("2025-03-08T12:00:00Z");
    }

    @Test
    void the_time_between_two_moments_leaves_out_nights_weekends_and_holidays() {
        assertThat(TIME.between(at("2025-03-07T16:00:00Z"), at("2025-03-10T10:30:00Z")))
                .isEqualTo(Duration.ofMinutes(150));
        assertThat(TIME.between(at("2025-04-17T15:00:00Z"), at("2025-04-22T08:30:00Z")))
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(TIME.between(at("2025-03-10T10:30:00Z"), at("2025-03-07T16:00:00Z")))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void the_smallest_unit_between_two_commits_makes_nothing_due_later() {
        assertThat(TIME.plusDays(at("2025-03-10T10:00:00.000001Z"), 1))
                .isEqualTo("2025-03-11T10:00:00Z");
    }
}
