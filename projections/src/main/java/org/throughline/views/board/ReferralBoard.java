package org.throughline.views.board;

import java.util.List;
import javax.sql.DataSource;
import org.throughline.casefile.ids.CaseId;

/** The referrals of a project, or of a case. */
public final class ReferralBoard {
    /** The most rows that the board of a project shows. */
    public static final int ROWS_MAX = 200;

    private final BoardTable table;

    public ReferralBoard(DataSource database) {
        this.table = new BoardTable(database);
    }

    /** Those of a case, in the order in which they were sent. */
    public List<BoardRow> of(CaseId caseId) {
        return table.ofCase(caseId);
    }

    /** Those of a project, the last changed first. */
    public List<BoardRow> ofProject(String projectId) {
        return table.ofProject(projectId, ROWS_MAX);
    }
}
