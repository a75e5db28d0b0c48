package org.throughline.views.day;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.views.caseload.CasePart;
import org.throughline.views.rows.Renewal;

/** The rows of what waits. */
public final class DayTable {
    private static final String INSERT =
            """
            insert into views.day_item
                (case_id, kind, item_id, case_ref, project_id, person, code, since, due)
            values (:caseId, :kind, :itemId, :caseRef, :projectId, :person, :code, :since, :due)
            """;

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batches;

    public DayTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new NamedParameterJdbcTemplate(database);
    }

    /** Writes the rows of these cases anew, unless they are what they were. */
    public void renew(List<Renewal> cases) {
        var changed =
                cases.stream()
                        .filter(one ->
                                one.before().isEmpty()
                                        || !OpenItems.of(one.caseId(), one.before())
                                                .equals(items(one)))
                        .toList();
        batches.batchUpdate(
                "delete from views.day_item where case_id = :caseId", Renewal.cases(changed));
        batches.batchUpdate(
                INSERT,
                changed.stream().flatMap(DayTable::rows).toArray(SqlParameterSource[]::new));
    }

    private static List<DayItem> items(Renewal one) {
        return OpenItems.of(one.caseId(), one.history());
    }

    private static Stream<SqlParameterSource> rows(Renewal one) {
        return items(one).stream().map(item -> values(item, one.opened().projectId()));
    }

    private static SqlParameterSource values(DayItem item, String projectId) {
        return new MapSqlParameterSource("caseId", item.caseId())
                .addValue("kind", item.kind().name())
                .addValue("itemId", item.itemId())
                .addValue("caseRef", item.caseRef())
                .addValue("projectId", projectId)
                .addValue("person", item.person(), Types.VARCHAR)
                .addValue("code", item.code(), Types.VARCHAR)
                .addValue("since", item.since().atOffset(ZoneOffset.UTC))
                .addValue(
                        "due",
                        item.due() == null ? null : item.due().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE);
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
