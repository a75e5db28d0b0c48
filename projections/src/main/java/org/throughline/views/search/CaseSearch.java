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

    /** Names that are common are more; whoever asks for less than that has to say more. */
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
     * @param isMore whether there are others
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
        var rows = question.isReference() ? byReference(part, question) : byPerson(part, question);
        return new Found(
                rows.subList(0, Math.min(SHOWN_MAX, rows.size())), rows.size() > SHOWN_MAX);
    }

    private List<CaseloadRow> byReference(CasePart part, SearchQuestion question) {
        var filter = new Caseload.Filter(null, null, null, question.typed().strip(), null);
        return caseload.page(part, filter, CaseOrder.REFERENCE, 0, SHOWN_MAX + 1);
    }

    private List<CaseloadRow> byPerson(CasePart part, SearchQuestion question) {
        var cases = index.cases(question.groups(part.projectId()), LOOKED_AT_MAX);
        return caseload.among(part, cases.stream().map(CaseId::value).toList(), SHOWN_MAX + 1);
    }
}
