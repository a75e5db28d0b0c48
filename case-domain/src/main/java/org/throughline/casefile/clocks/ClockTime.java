package org.throughline.casefile.clocks;

import java.time.Duration;
import java.time.Instant;
import org.throughline.casefile.codes.ClockUnit;
import org.throughline.casefile.register.RegisterEntry.ClockSetting;

/** How much time a clock gives. */
record ClockTime(int amount, ClockUnit unit) {

    static ClockTime of(ClockSetting setting) {
        return new ClockTime(setting.amount(), setting.unit());
    }

    static ClockTime hours(int amount) {
        return new ClockTime(amount, ClockUnit.HOURS);
    }

    static ClockTime days(int amount) {
        return new ClockTime(amount, ClockUnit.DAYS);
    }

    /** When that many times this has passed. */
    Instant after(Instant start, int times, WorkingTime time) {
        int whole = Math.multiplyExact(amount, times);
        return switch (unit) {
            case HOURS -> time.plus(start, Duration.ofHours(whole));
            case DAYS -> time.plusDays(start, whole);
            case CALENDAR_DAYS -> WorkingTime.plusCalendarDays(start, whole);
        };
    }
}
