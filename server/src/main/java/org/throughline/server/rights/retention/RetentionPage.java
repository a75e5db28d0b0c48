package org.throughline.server.rights.retention;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The closed cases of the project, and how long they are kept.
 *
 * @param floors how long cases are kept at least, in words
 * @param due whose time has come; nobody has proposed to delete them yet
 * @param isMoreDue whether more are due than are shown
 * @param proposed which somebody proposed to delete
 * @param kept whose time has not come, or that are held; those that are due next
 * @param mayPropose whether the reader proposes
 * @param problem why nothing was proposed; null when nothing was asked or all was well
 */
public record RetentionPage(
        String floors,
        List<Row> due,
        boolean isMoreDue,
        List<Row> proposed,
        List<Row> kept,
        boolean mayPropose,
        @Nullable String problem) {
    public RetentionPage {
        due = List.copyOf(due);
        proposed = List.copyOf(proposed);
        kept = List.copyOf(kept);
    }

    /**
     * A closed case.
     *
     * @param remark that it is held, when it was reviewed, or who proposed to delete it
     */
    public record Row(
            String caseId,
            String reference,
            String closed,
            String reason,
            String until,
            int persons,
            String remark) {}
}
