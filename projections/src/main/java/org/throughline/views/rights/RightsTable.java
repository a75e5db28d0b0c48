package org.throughline.views.rights;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.ids.CaseId;

/** The rows of open rights and of closed cases. */
public final class RightsTable {
    private final JdbcClient sql;

    public RightsTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * Writes the case's rows anew, unless they are what they were.
     *
     * @param before the history that the rows are of
     */
    public void renew(CaseId caseId, List<RecordedEvent> before, List<RecordedEvent> history) {
        if (!(history.getFirst().event() instanceof CaseOpened opened)) {
            throw new IllegalStateException("a case begins with its opening");
        }
        var rows = Rows.of(caseId, opened, history);
        if (!before.isEmpty() && Rows.of(caseId, opened, before).equals(rows)) {
            return;
        }
        sql.sql("delete from views.open_right where case_id = :caseId")
                .param("caseId", caseId.value())
                .update();
        sql.sql("delete from views.closed_case where case_id = :caseId")
                .param("caseId", caseId.value())
                .update();
        rows.open().forEach(item -> insert(item, opened.projectId()));
        rows.closed().ifPresent(one -> insert(one, opened.projectId()));
    }

    /** The rows of one case. */
    private record Rows(List<OpenRight> open, Optional<ClosedCase> closed) {
        static Rows of(CaseId caseId, CaseOpened opened, List<RecordedEvent> history) {
            var rights = new RightsOfCase(history);
            return new Rows(
                    rights.open(caseId.value(), opened),
                    rights.closed(caseId.value(), opened).filter(one -> !one.isDeleted()));
        }
    }

    private void insert(OpenRight item, String projectId) {
        sql.sql(
                        """
                        insert into views.open_right (case_id, kind, item_id, case_ref, project_id, since)
                        values (:caseId, :kind, :itemId, :caseRef, :projectId, :since)
                        """)
                .param("caseId", item.caseId())
                .param("kind", item.kind().name())
                .param("itemId", item.itemId())
                .param("caseRef", item.caseRef())
                .param("projectId", projectId)
                .param("since", item.since().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void insert(ClosedCase closed, String projectId) {
        sql.sql(
                        """
                        insert into views.closed_case
                            (case_id, case_ref, project_id, closed_on, reason, is_held, verdict, reviewed_on, next_on, persons)
                        values (:caseId, :caseRef, :projectId, :closedOn, :reason, :isHeld, :verdict, :reviewedOn, :nextOn, :persons)
                        """)
                .param("caseId", closed.caseId())
                .param("caseRef", closed.caseRef())
                .param("projectId", projectId)
                .param("closedOn", closed.closedOn())
                .param("reason", closed.reason())
                .param("isHeld", closed.isHeld())
                .param("verdict", closed.verdict())
                .param("reviewedOn", closed.reviewedOn())
                .param("nextOn", closed.nextOn())
                .param("persons", closed.persons())
                .update();
    }

    List<OpenRight> open(String projectId) {
        return sql.sql(
                        """
                        select case_id, case_ref, kind, item_id, since from views.open_right
                        where project_id = :projectId order by since, case_id, kind, item_id
                        """)
                .param("projectId", projectId)
                .query((row, _) ->
                        new OpenRight(
                                row.getString(1),
                                row.getString(2),
                                OpenRight.Kind.valueOf(row.getString(3)),
                                row.getString(4),
                                row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }
}
