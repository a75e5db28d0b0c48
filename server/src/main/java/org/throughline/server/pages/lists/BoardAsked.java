package org.throughline.server.pages.lists;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import org.throughline.views.board.ReferralBoard;
import org.throughline.views.board.ReferralBoard.Place;

/**
 * What was asked for; what is absent or not known means any.
 *
 * @param turn whose turn it is, or overdue
 * @param after the last row of the page before; absent for the first page
 */
public record BoardAsked(@Nullable String agency, @Nullable String turn, @Nullable String after) {
    ReferralBoard.Filter filter() {
        var isOverdue = turnText().equals("overdue");
        return new ReferralBoard.Filter(
                agencyText().isEmpty() ? null : agencyText(),
                turnText().isEmpty() || isOverdue ? null : turnText(),
                isOverdue);
    }

    public String agencyText() {
        return Objects.requireNonNullElse(agency, "");
    }

    public String turnText() {
        return Objects.requireNonNullElse(turn, "");
    }

    boolean isAny() {
        return agencyText().isEmpty() && turnText().isEmpty() && place() == null;
    }

    /** What is no place is the first page. */
    @Nullable Place place() {
        var parts = Objects.requireNonNullElse(after, "").split("~", 3);
        try {
            return parts.length < 3 ? null : new Place(Instant.parse(parts[0]), parts[1], parts[2]);
        } catch (DateTimeException noPlace) {
            return null;
        }
    }

    String query(@Nullable Place next) {
        return "?agency="
                + encoded(agencyText())
                + "&turn="
                + encoded(turnText())
                + (next == null
                        ? ""
                        : "&after="
                                + encoded(
                                        next.changedAt()
                                                + "~"
                                                + next.caseId()
                                                + "~"
                                                + next.referralId()));
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
