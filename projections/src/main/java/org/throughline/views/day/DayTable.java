package org.throughline.views.day;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.ids.CaseId;
import org.throughline.views.caseload.CasePart;

/** The rows of what waits. */
public final class DayTable {
    private final JdbcClient sql;

    public DayTable(DataSource database) {
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
        var items = OpenItems.of(caseId, history);
        if (!before.isEmpty() && OpenItems.of(caseId, before).equals(items)) {
            return;
        }
        sql.sql("delete from views.day_item where case_id = :caseId")
                .param("caseId", caseId.value())
                .update();
        items.forEach(item -> insert(item, opened.projectId()));
    }

    private void insert(DayItem item, String projectId) {
        sql.sql(
                        """
                        insert into views.day_item
                            (case_id, kind, item_id, case_ref, project_id, person, code, since, due)
                        values (:caseId, :kind, :itemId, :caseRef, :projectId, :person, :code, :since, :due)
                        """)
                .param("caseId", item.caseId())
                .param("kind", item.kind().name())
                .param("itemId", item.itemId())
                .param("caseRef", item.caseRef())
                .param("projectId", projectId)
                .param("person", item.person())
                .param("code", item.code())
                .param("since", item.since().atOffset(ZoneOffset.UTC))
                .param("due", item.due() == null ? null : item.due().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<DayItem> of(CasePart part, @Nullable String person, int limit) {
        return sql.sql(
                        """
                        select case_id, kind, item_id, case_ref, person, code, since, due from views.day_item item
                        where project_id = :projectId
                        """
                                + part.sqlOfOthers()
                                + (person == null ? "" : " and person = :person")
                                + " order by due, since, case_id, kind, item_id limit :limit")
                .param("projectId", part.projectId())
                .param("person", person)
                .param("limit", limit)
                .query((row, _) -> item(row))
                .list();
    }

    private static DayItem item(ResultSet row) throws SQLException {
        return new DayItem(
                row.getString("case_id"),
                row.getString("case_ref"),
                DayItem.Kind.valueOf(row.getString("kind")),
                row.getString("item_id"),
                row.getString("person"),
                row.getString("code"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var due = row.getObject("due", OffsetDateTime.class);
        return due == null ? null : due.toInstant();
    }
}
