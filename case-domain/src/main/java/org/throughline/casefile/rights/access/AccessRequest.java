package org.throughline.casefile.rights.access;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.clocks.WorkingTime;

/**
 * A request to see the file.
 *
 * @param identity {@code confirmed} when it is known that the person is who they say
 * @param due the day by which the answer is owed
 * @param pausedOn the day on which its clock was paused; null while it runs
 */
public record AccessRequest(
        String requestId, String identity, LocalDate due, @Nullable LocalDate pausedOn) {

    /** The same day of the next month or its last day, moved to the next working day. */
    static LocalDate dueOf(LocalDate receivedOn, WorkingTime time) {
        return time.workingDayFrom(receivedOn.plusMonths(1));
    }

    /** A second pause changes nothing: the clock stands since the first. */
    AccessRequest pausedOn(LocalDate day) {
        return pausedOn != null ? this : new AccessRequest(requestId, identity, due, day);
    }

    /** The days for which it stood are added, and the end is a working day again. */
    AccessRequest resumedOn(LocalDate day, String identityThen, WorkingTime time) {
        var stood = pausedOn == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(pausedOn, day));
        return new AccessRequest(
                requestId, identityThen, time.workingDayFrom(due.plusDays(stood)), null);
    }
}
