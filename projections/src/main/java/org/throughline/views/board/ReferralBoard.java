package org.throughline.views.board;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.CaseId;
import org.throughline.views.caseload.CasePart;

/** The referrals of a project, or of a case. */
public final class ReferralBoard {
    /** The most rows of one page. */
    public static final int PAGE_ROWS_MAX = 50;

    private final BoardTable table;

    public ReferralBoard(DataSource database) {
        this.table = new BoardTable(database);
    }

    /** What to show; null means any. */
    public record Filter(@Nullable String agency, @Nullable String turn, boolean isOverdue) {}

    /** The row after which a page begins. */
    public record Place(Instant changedAt, String caseId, String referralId) {
        /** Where this row stands. */
        public static Place of(BoardRow row) {
            return new Place(row.changedAt(), row.caseId(), row.referralId());
        }
    }

    /** Those of a case, in the order in which they were sent. */
    public List<BoardRow> of(CaseId caseId) {
        return table.ofCase(caseId);
    }

    /**
     * Those of these cases, the last changed first.
     *
     * @param after where the page before ended; null for the first page
     */
    public List<BoardRow> page(CasePart part, Filter filter, @Nullable Place after, int rows) {
        return table.page(part, filter, after, rows);
    }
}
