package org.throughline.views.day;

import java.util.List;
import javax.sql.DataSource;
import org.throughline.views.caseload.CasePart;

/** What waits in the open cases of a project: what is due first, then what waits longest. */
public final class Day {
    /** The most items that are shown at once. */
    public static final int ITEMS_MAX = 100;

    private final DayTable table;

    public Day(DataSource database) {
        this.table = new DayTable(database);
    }

    /** What waits for one person. */
    public List<DayItem> of(CasePart part, String person) {
        return table.of(part, person, ITEMS_MAX);
    }

    /** What waits for anybody. */
    public List<DayItem> ofAll(CasePart part) {
        return table.of(part, null, ITEMS_MAX);
    }
}
