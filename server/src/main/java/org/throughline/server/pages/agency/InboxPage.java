package org.throughline.server.pages.agency;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughline.views.inbox.AgencyInbox.Place;
import org.throughline.views.inbox.InboxRow;

/**
 * A page of the inbox; an agency that is mailed need not look.
 *
 * @param cases those to which the last entries belong; none but on the first page
 * @param after where this page begins; empty for the first
 * @param next where the next page begins; null on the last
 */
public record InboxPage(
        String agency,
        List<InboxRow> rows,
        List<String> cases,
        boolean isMailed,
        String after,
        @Nullable String next) {
    public InboxPage {
        rows = List.copyOf(rows);
        cases = List.copyOf(cases);
    }

    /** The same as long as the same rows are shown. */
    public String seen() {
        return Integer.toHexString(Objects.hash(rows, cases, next));
    }

    public String count() {
        return (rows.size() == 1 ? "One referral" : rows.size() + " referrals")
                + (next != null || !after.isEmpty() ? " on this page." : ".");
    }

    /** What is no place is the first page. */
    static @Nullable Place place(String after) {
        var parts = after.split("~", 2);
        try {
            return parts.length < 2 ? null : new Place(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeException noPlace) {
            return null;
        }
    }

    /** The place of a row in an address. */
    static String after(InboxRow row) {
        return row.changedAt() + "~" + row.referralId();
    }
}
