package org.throughline.server.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The clock of a machine may jump; what the program takes for the time of day may not. */
class DatabaseClockTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private Instant atDatabase = NOON;
    private Instant atMachine = NOON;
    private Duration answerTakes = Duration.ZERO;
    private boolean isAway;
    private long nanos;

    @AutoClose
    private final DatabaseClock clock =
            new DatabaseClock(this::asked, () -> atMachine, () -> nanos);

    /** The database answers half-way. */
    private Instant asked() {
        if (isAway) {
            throw new IllegalStateException("away");
        }
        pass(answerTakes.dividedBy(2));
        var said = atDatabase;
        pass(answerTakes.dividedBy(2));
        return said;
    }

    private void pass(Duration time) {
        atDatabase = atDatabase.plus(time);
        atMachine = atMachine.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void a_machine_that_jumps_changes_nothing() {
        atMachine = NOON.plus(Duration.ofDays(1));
        pass(Duration.ofMinutes(1));
        clock.look();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void a_database_whose_clock_is_set_is_followed() {
        atDatabase = NOON.plusSeconds(10);
        assertThat(clock.instant()).isEqualTo(NOON);
        clock.look();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
        atDatabase = NOON;
        clock.look();
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void a_slow_answer_is_no_reason_to_change_anything() {
        answerTakes = Duration.ofSeconds(4);
        clock.look();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(4));
    }

    @Test
    void a_slow_answer_that_fits_no_moment_changes_as_little_as_needed() {
        answerTakes = Duration.ofSeconds(4);
        atDatabase = NOON.minusSeconds(3);
        clock.look();
        // It said 11:59:59; that was at the earliest when it was asked, four seconds ago.
        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(1).plusSeconds(4));
    }

    @Test
    void while_the_database_is_away_it_goes_on() {
        isAway = true;
        pass(Duration.ofHours(1));
        assertThatThrownBy(clock::look).isInstanceOf(IllegalStateException.class);
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }
}
