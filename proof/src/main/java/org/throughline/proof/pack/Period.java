package org.throughline.proof.pack;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From one minute to another, both written as leaves write them, so that they compare as text.
 *
 * @param from the first minute of it
 * @param until the first minute after it
 */
public record Period(String from, String until) {
    private static final String MINUTE = "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:00Z)";
    private static final Pattern WRITTEN = Pattern.compile(MINUTE + "/" + MINUTE);

    /** Between two moments, each at its minute. */
    public static Period between(Instant from, Instant until) {
        return new Period(
                from.truncatedTo(ChronoUnit.MINUTES).toString(),
                until.truncatedTo(ChronoUnit.MINUTES).toString());
    }

    /** The period of this subject of a pack; empty when it is none. */
    public static Optional<Period> of(String subject) {
        return Optional.of(WRITTEN.matcher(subject))
                .filter(Matcher::matches)
                .map(both -> new Period(both.group(1), both.group(2)))
                .filter(one -> one.from().compareTo(one.until()) < 0);
    }

    /** As the subject of a pack. */
    public String text() {
        return from + "/" + until;
    }
}
