package org.throughline.server.pages.auditor;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.register.Register;
import org.throughline.server.pages.Wording;

/**
 * What is asked about a case, as it was typed; London times.
 *
 * @param agency code of the agency whose knowledge is asked for; empty for the project's
 * @param day a day at whose end something was known; goes before knownBy
 * @param step the last event that is shown, when stepping; 0 when moments are asked for
 */
public record Asked(String knownBy, String happenedBy, String agency, String day, int step) {

    /** Until when something was known; null for today. */
    @Nullable Instant known() {
        return day.isBlank() ? moment(knownBy) : endOf(day);
    }

    /** Until when something had happened; null for whenever. */
    @Nullable Instant happened() {
        return moment(happenedBy);
    }

    /** What cannot be read of it, in words; null when all can. */
    @Nullable String problem() {
        try {
            known();
            happened();
            return null;
        } catch (DateTimeException e) {
            return "Give a moment as a date and a time, and a day as a date.";
        }
    }

    /** The moment of knowing in words. */
    String when() {
        var known = known();
        if (known == null) {
            return "today";
        }
        return day.isBlank()
                ? "by " + Wording.time(known)
                : "at the end of " + Wording.time(known, "day");
    }

    private static Instant endOf(String day) {
        return LocalDate.parse(day)
                .plusDays(1)
                .atStartOfDay(Register.LONDON)
                .toInstant()
                .minusSeconds(1);
    }

    static @Nullable Instant moment(String text) {
        return text.isBlank()
                ? null
                : LocalDateTime.parse(text).atZone(Register.LONDON).toInstant();
    }
}
