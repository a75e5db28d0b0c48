package org.throughline.views.timeline;

import java.util.List;
import javax.sql.DataSource;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.PersonKeys;

/** The project's timeline of a case. */
public final class CaseTimelines {
    private final TimelineTable table;

    public CaseTimelines(DataSource database, PersonKeys keys) {
        this.table = new TimelineTable(database, keys);
    }

    /** All entries in the order of the case; empty when the view has not seen it yet. */
    public List<CaseTimelineEntry> of(CaseId caseId) {
        return table.of(caseId);
    }
}
