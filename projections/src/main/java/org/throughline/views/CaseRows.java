package org.throughline.views;

import java.util.List;
import javax.sql.DataSource;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.views.board.BoardTable;
import org.throughline.views.caseload.CaseloadRenewing;
import org.throughline.views.day.DayTable;
import org.throughline.views.rights.RightsTable;
import org.throughline.views.rows.Renewal;
import org.throughline.views.timeline.TimelineTable;

/** The rows of cases in every view: nothing but what their histories say. */
final class CaseRows {
    private final TimelineTable timeline;
    private final CaseloadRenewing caseload;
    private final BoardTable board;
    private final DayTable day;
    private final RightsTable rights;

    CaseRows(DataSource database, PersonKeys keys) {
        this.timeline = new TimelineTable(database, keys);
        this.caseload = new CaseloadRenewing(database, keys);
        this.board = new BoardTable(database);
        this.day = new DayTable(database);
        this.rights = new RightsTable(database);
    }

    /** Brings the rows of these cases up to their histories. */
    void renew(List<Renewal> cases) {
        timeline.renew(cases);
        caseload.renew(cases);
        board.renew(cases);
        day.renew(cases);
        rights.renew(cases);
    }
}
