package org.throughline.views.rights;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The rights that wait in a project's cases, and its closed cases; what came first stands first.
 */
public final class Rights {
    private final RightsTable table;

    public Rights(DataSource database) {
        this.table = new RightsTable(database);
    }

    /** What waits, and the holds that are live. */
    public List<OpenRight> open(String projectId) {
        return table.open(projectId);
    }

    /** The closed cases that are not deleted. */
    public List<ClosedCase> closed(String projectId) {
        return table.closed(projectId, null);
    }

    /** One of them; empty when it is open, deleted, or not of this project. */
    public Optional<ClosedCase> closed(String projectId, String caseId) {
        return table.closed(projectId, caseId).stream().findFirst();
    }
}
