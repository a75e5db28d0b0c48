package org.throughline.views;

import java.util.List;
import javax.sql.DataSource;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.views.board.BoardTable;
import org.throughline.views.caseload.CaseloadTable;
import org.throughline.views.day.DayTable;
import org.throughline.views.rights.RightsTable;
import org.throughline.views.timeline.TimelineTable;

/** The rows of one case in every view: nothing but what its history says. */
final class CaseRows {
    private final TimelineTable timeline;
    private final CaseloadTable caseload;
    private final BoardTable board;
    private final DayTable day;
    private final RightsTable rights;

    CaseRows(DataSource database, PersonKeys keys) {
        this.timeline = new TimelineTable(database, keys);
        this.caseload = new CaseloadTable(database, keys);
        this.board = new BoardTable(database);
        this.day = new DayTable(database);
        this.rights = new RightsTable(database);
    }

    /**
     * Brings them up to a history.
     *
     * @param before the history that they are of; empty writes all of them anew
     */
    void renew(CaseId caseId, List<RecordedEvent> before, List<RecordedEvent> history) {
        timeline.renew(caseId, before, history);
        caseload.renew(caseId, history);
        board.renew(caseId, history);
        day.renew(caseId, before, history);
        rights.renew(caseId, before, history);
    }
}
