package org.throughline.views.rows;

import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.ids.CaseId;

/**
 * A case whose rows are brought up to its history. Those of several cases are written together,
 * each by statements of its own, but all on one way to the database: a town that is far behind has
 * other cases in every entry.
 *
 * @param before the history that the rows are of; empty when all of them are to be written anew
 * @param history all of the case up to a place, which is its opening at least
 */
public record Renewal(CaseId caseId, List<RecordedEvent> before, List<RecordedEvent> history) {
    public Renewal {
        before = List.copyOf(before);
        history = List.copyOf(history);
    }

    /** How the case began. */
    public CaseOpened opened() {
        if (!(history.getFirst().event() instanceof CaseOpened opened)) {
            throw new IllegalStateException("a case begins with its opening");
        }
        return opened;
    }

    /** Whether it was ever listed for a meeting of the agencies. */
    public boolean isListed() {
        return history.stream().anyMatch(one -> one.event() instanceof CaseListedForForum);
    }

    /** The parameter {@code caseId} for each of these, for a statement about the whole case. */
    public static SqlParameterSource[] cases(List<Renewal> all) {
        return all.stream()
                .map(one -> new MapSqlParameterSource("caseId", one.caseId().value()))
                .toArray(SqlParameterSource[]::new);
    }
}
