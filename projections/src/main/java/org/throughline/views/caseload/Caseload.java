package org.throughline.views.caseload;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.person.PersonKeys;

/** The cases of a project. */
public final class Caseload {
    /** The most rows of one page. */
    public static final int PAGE_ROWS_MAX = 50;

    private final CaseloadTable table;

    public Caseload(DataSource database, PersonKeys keys) {
        this.table = new CaseloadTable(database, keys);
    }

    /** What to show; null means any. The reference is a part of the case's reference. */
    public record Filter(
            @Nullable Boolean isClosed,
            @Nullable String risk,
            @Nullable String agency,
            @Nullable String reference,
            @Nullable String caseworker) {

        public static final Filter NONE = new Filter(null, null, null, null, null);
    }

    /** A page of the project's cases. */
    public List<CaseloadRow> page(String projectId, Filter filter, CaseOrder order, int page) {
        return table.find(
                projectId, filter, order, PAGE_ROWS_MAX, Math.max(0, page) * PAGE_ROWS_MAX);
    }

    /**
     * What each caseworker of the project carries, the heaviest load first; closed cases do not
     * count.
     */
    public List<CaseworkerLoad> loads(String projectId) {
        return table.loads(projectId);
    }

    /** What this caseworker carries; zero for somebody without an open case. */
    public CaseworkerLoad loadOf(String projectId, String person) {
        return loads(projectId).stream()
                .filter(load -> load.person().equals(person))
                .findFirst()
                .orElse(new CaseworkerLoad(person, 0, 0));
    }

    public int count(String projectId, Filter filter) {
        return table.count(projectId, filter);
    }
}
