package org.throughline.casefile.clocks;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.throughline.casefile.register.Register;

/**
 * Working time: Monday to Friday 09:00 to 17:00 in London, without the bank holidays of England.
 * Whole seconds count: the smallest unit by which a commit follows another one makes nothing due
 * later.
 */
public record WorkingTime(Set<LocalDate> bankHolidays) {
    private static final LocalTime OPEN = LocalTime.of(9, 0);
    private static final LocalTime SHUT = LocalTime.of(17, 0);

    public WorkingTime {
        bankHolidays = Set.copyOf(bankHolidays);
    }

    public static WorkingTime of(Register register) {
        return new WorkingTime(register.bankHolidays());
    }

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !bankHolidays.contains(day);
    }

    /** This day if it is a working day, else the next one. */
    public LocalDate workingDayFrom(LocalDate day) {
        return isWorkingDay(day) ? day : nextWorkingDay(day);
    }

    /** The same local time that many working days later, counted from a working moment. */
    public Instant plusDays(Instant start, int days) {
        var from = begin(start);
        var day = from.toLocalDate();
        for (int left = days; left > 0; left--) {
            day = nextWorkingDay(day);
        }
        return day.atTime(from.toLocalTime()).atZone(Register.LONDON).toInstant();
    }

    /** The same local time that many days later, whatever days they are. */
    static Instant plusCalendarDays(Instant start, int days) {
        return start.truncatedTo(ChronoUnit.SECONDS)
                .atZone(Register.LONDON)
                .plusDays(days)
                .toInstant();
    }

    /** The moment at which that much working time has passed. */
    public Instant plus(Instant start, Duration workingTime) {
        if (workingTime.isZero()) {
            return start;
        }
        var at = begin(start);
        var left = workingTime;
        for (var room = roomAt(at); left.compareTo(room) > 0; room = roomAt(at)) {
            left = left.minus(room);
            at = openingOf(nextWorkingDay(at.toLocalDate()));
        }
        return at.plus(left).toInstant();
    }

    /** The working time between two moments; none when the second is not later. */
    public Duration between(Instant from, Instant to) {
        var sum = Duration.ZERO;
        var at = begin(from);
        while (at.toInstant().isBefore(to)) {
            var untilShut = roomAt(at);
            var untilEnd = Duration.between(at.toInstant(), to);
            sum = sum.plus(untilShut.compareTo(untilEnd) < 0 ? untilShut : untilEnd);
            at = openingOf(nextWorkingDay(at.toLocalDate()));
        }
        return sum;
    }

    /** The first working moment at or after this one. */
    private ZonedDateTime begin(Instant at) {
        var local = at.truncatedTo(ChronoUnit.SECONDS).atZone(Register.LONDON);
        var day = local.toLocalDate();
        if (isWorkingDay(day) && local.toLocalTime().isBefore(SHUT)) {
            return local.toLocalTime().isBefore(OPEN) ? openingOf(day) : local;
        }
        return openingOf(nextWorkingDay(day));
    }

    private LocalDate nextWorkingDay(LocalDate day) {
        var next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static ZonedDateTime openingOf(LocalDate day) {
        return day.atTime(OPEN).atZone(Register.LONDON);
    }

    private static Duration roomAt(ZonedDateTime at) {
        return Duration.between(at.toLocalTime(), SHUT);
    }
}
