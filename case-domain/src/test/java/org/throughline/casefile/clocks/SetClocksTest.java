package org.throughline.casefile.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.FRIDAY;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.Brackenford.WEDNESDAY;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.codes.ClockUnit;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.ClockSetting;

class SetClocksTest {

    /** Set on Tuesday at nine. */
    private static final Register SET =
            REGISTER.with(setting("decide", Urgency.HIGH, 3, ClockUnit.DAYS), TUESDAY);

    @Test
    void a_clock_gives_what_it_was_set_to_at_its_start() {
        assertThat(decide(Urgency.HIGH, WEDNESDAY, SET)).isEqualTo("2025-03-10T09:00:00Z");
        assertThat(decide(Urgency.HIGH, TUESDAY, SET)).isEqualTo(FRIDAY);
    }

    @Test
    void a_clock_that_runs_is_not_changed_by_setting_it() {
        assertThat(decide(Urgency.HIGH, MONDAY, SET)).isEqualTo(TUESDAY);
    }

    @Test
    void other_urgencies_and_other_clocks_stay_as_they_were() {
        assertThat(decide(Urgency.MEDIUM, WEDNESDAY, SET)).isEqualTo(FRIDAY);
        assertThat(ReferralClock.ACKNOWLEDGE.dueAt(Urgency.HIGH, WEDNESDAY, 1, SET))
                .isEqualTo("2025-03-05T13:00:00Z");
    }

    @Test
    void the_last_setting_before_the_start_counts() {
        var again = SET.with(setting("decide", Urgency.HIGH, 6, ClockUnit.HOURS), WEDNESDAY);

        assertThat(decide(Urgency.HIGH, TUESDAY, again)).isEqualTo(FRIDAY);
        assertThat(decide(Urgency.HIGH, WEDNESDAY, again)).isEqualTo("2025-03-05T15:00:00Z");
    }

    @Test
    void calendar_days_run_over_the_week_end_and_keep_the_local_time() {
        var set = REGISTER.with(setting("decide", Urgency.HIGH, 28, ClockUnit.CALENDAR_DAYS));

        // Summer time begins on the 30th of March.
        assertThat(decide(Urgency.HIGH, WEDNESDAY, set)).isEqualTo("2025-04-02T08:00:00Z");
    }

    @Test
    void an_escalation_comes_after_as_many_times_as_before() {
        assertThat(ReferralClock.DECIDE.dueAt(Urgency.HIGH, WEDNESDAY, 2, SET))
                .isEqualTo("2025-03-13T09:00:00Z");
    }

    private static Instant decide(Urgency urgency, Instant start, Register register) {
        return ReferralClock.DECIDE.dueAt(urgency, start, 1, register);
    }

    private static ClockSetting setting(String clock, Urgency urgency, int amount, ClockUnit unit) {
        return new ClockSetting(clock, urgency, amount, unit, "Fewer staff in summer");
    }
}
