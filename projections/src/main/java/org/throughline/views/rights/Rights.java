package org.throughline.views.rights;

import java.util.List;
import javax.sql.DataSource;

/** The rights that wait in a project's cases; what came first stands first. */
public final class Rights {
    private final RightsTable table;

    public Rights(DataSource database) {
        this.table = new RightsTable(database);
    }

    /** What waits, and the holds that are live. */
    public List<OpenRight> open(String projectId) {
        return table.open(projectId);
    }
}
