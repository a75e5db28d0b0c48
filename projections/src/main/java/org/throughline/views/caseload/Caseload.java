package org.throughline.views.caseload;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.person.PersonKeys;

/** The cases of a project. */
public final class Caseload {
    /** The most rows of one page. */
    public static final int PAGE_ROWS_MAX = 50;

    /** Nobody turns so many pages; what is more is not counted. */
    public static final int COUNTED_MAX = 1_000;

    /** The most caseworkers whose loads are shown. */
    public static final int LOADS_MAX = 25;

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

    /** A page of these cases. */
    public List<CaseloadRow> page(CasePart part, Filter filter, CaseOrder order, int page) {
        return page(part, filter, order, page, PAGE_ROWS_MAX);
    }

    /** The same with pages of another length, for what is no page of a screen. */
    public List<CaseloadRow> page(
            CasePart part, Filter filter, CaseOrder order, int page, int rows) {
        return table.find(part, filter, order, rows, Math.max(0, page) * rows);
    }

    /** Of these cases those that belong to the part, the one that changed last first. */
    public List<CaseloadRow> among(CasePart part, Collection<String> cases, int atMost) {
        return table.among(part, cases, atMost);
    }

    /**
     * What the caseworkers of the project carry who carry most, the heaviest load first; closed
     * cases do not count.
     */
    public List<CaseworkerLoad> loads(String projectId) {
        return table.loads(projectId, LOADS_MAX);
    }

    /** What this caseworker carries; zero for somebody without an open case. */
    public CaseworkerLoad loadOf(String projectId, String person) {
        return table.loadOf(projectId, person).orElse(new CaseworkerLoad(person, 0, 0));
    }

    /**
     * How many cases match; one more than {@link #COUNTED_MAX} for all that are more than these.
     */
    public int count(CasePart part, Filter filter) {
        return table.count(part, filter, COUNTED_MAX + 1);
    }
}
