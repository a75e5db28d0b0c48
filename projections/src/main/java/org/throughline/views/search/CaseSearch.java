package org.throughline.views.search;

import java.util.List;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.PersonIndex;
import org.throughline.views.caseload.CaseOrder;
import org.throughline.views.caseload.CasePart;
import org.throughline.views.caseload.Caseload;
import org.throughline.views.caseload.CaseloadRow;

/** Finds cases by what is known of a person. */
public final class CaseSearch {
    /** Whoever finds more has to say more. */
    public static final int SHOWN_MAX = 20;

    /** So many cases of whatever part are looked at; where there are more it is not known which. */
    private static final int LOOKED_AT_MAX = 1_000;

    private final PersonIndex index;
    private final Caseload caseload;

    public CaseSearch(PersonIndex index, Caseload caseload) {
        this.index = index;
        this.caseload = caseload;
    }

    /**
     * What was found.
     *
     * @param rows those that changed last, {@link #SHOWN_MAX} at most
     * @param isMore whether there are others, or may be
     */
    public record Found(List<CaseloadRow> rows, boolean isMore) {
        public static final Found NOTHING = new Found(List.of(), false);

        public Found {
            rows = List.copyOf(rows);
        }
    }

    /** Of these cases, those that hold a person of whom all that is asked is true. */
    public Found find(CasePart part, SearchQuestion question) {
        if (!question.isEnough()) {
            return Found.NOTHING;
        }
        if (question.isReference()) {
            return found(byReference(part, question), false);
        }
        var cases = index.cases(question.groups(part.projectId()), LOOKED_AT_MAX);
        return found(
                caseload.among(part, cases.stream().map(CaseId::value).toList(), SHOWN_MAX + 1),
                cases.size() == LOOKED_AT_MAX);
    }

    private static Found found(List<CaseloadRow> rows, boolean isCut) {
        return new Found(
                rows.subList(0, Math.min(SHOWN_MAX, rows.size())),
                isCut || rows.size() > SHOWN_MAX);
    }

    private List<CaseloadRow> byReference(CasePart part, SearchQuestion question) {
        var filter = new Caseload.Filter(null, null, null, question.typed().strip(), null);
        return caseload.page(part, filter, CaseOrder.REFERENCE, 0, SHOWN_MAX + 1);
    }
}
