package org.throughline.server.pages.timeline;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a timeline is asked for; what is absent means all of it.
 *
 * @param kind code of a {@link Kind}
 * @param agency code of an agency that was told, or that acted
 * @param from first day on which it happened, as in ISO 8601
 * @param to last day
 */
public record TimelineAsked(
        @Nullable String kind,
        @Nullable String agency,
        @Nullable String from,
        @Nullable String to) {
    public boolean isForAll() {
        return typedKind().isEmpty()
                && typedAgency().isEmpty()
                && typedFrom().isEmpty()
                && typedTo().isEmpty();
    }

    public String typedKind() {
        return text(kind);
    }

    public String typedAgency() {
        return text(agency);
    }

    public String typedFrom() {
        return text(from);
    }

    public String typedTo() {
        return text(to);
    }

    Optional<Kind> kindAsked() {
        return Kind.named(typedKind());
    }

    Optional<LocalDate> first() {
        return day(typedFrom());
    }

    Optional<LocalDate> last() {
        return day(typedTo());
    }

    /** Id of the first field that says no day; null when all do, or are empty. */
    @Nullable String wrongField() {
        if (!typedFrom().isEmpty() && first().isEmpty()) {
            return "from";
        }
        return !typedTo().isEmpty() && last().isEmpty() ? "to" : null;
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
