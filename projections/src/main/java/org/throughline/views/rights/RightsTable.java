package org.throughline.views.rights;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.RecordedEvent;
import org.throughline.views.rows.Renewal;

/** The rows of open rights and of closed cases. */
public final class RightsTable {
    private static final String INSERT_OPEN =
            """
            insert into views.open_right (case_id, kind, item_id, case_ref, project_id, since)
            values (:caseId, :kind, :itemId, :caseRef, :projectId, :since)
            """;
    private static final String INSERT_CLOSED =
            """
            insert into views.closed_case
                (case_id, case_ref, project_id, closed_on, reason, is_held, verdict, reviewed_on, next_on, persons)
            values (:caseId, :caseRef, :projectId, :closedOn, :reason, :isHeld, :verdict, :reviewedOn, :nextOn, :persons)
            """;

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batches;

    public RightsTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new NamedParameterJdbcTemplate(database);
    }

    /** Writes the rows of these cases anew, unless they are what they were. */
    public void renew(List<Renewal> cases) {
        var changed =
                cases.stream()
                        .filter(one ->
                                one.before().isEmpty()
                                        || !Rows.of(one, one.before())
                                                .equals(Rows.of(one, one.history())))
                        .toList();
        batches.batchUpdate(
                "delete from views.open_right where case_id = :caseId", Renewal.cases(changed));
        batches.batchUpdate(
                "delete from views.closed_case where case_id = :caseId", Renewal.cases(changed));
        var open = new ArrayList<SqlParameterSource>();
        var closed = new ArrayList<SqlParameterSource>();
        for (var one : changed) {
            var rows = Rows.of(one, one.history());
            var projectId = one.opened().projectId();
            rows.open().forEach(item -> open.add(values(item, projectId)));
            rows.closed().ifPresent(of -> closed.add(values(of, projectId)));
        }
        batches.batchUpdate(INSERT_OPEN, open.toArray(SqlParameterSource[]::new));
        batches.batchUpdate(INSERT_CLOSED, closed.toArray(SqlParameterSource[]::new));
    }

    /** The rows of one case. */
    private record Rows(List<OpenRight> open, Optional<ClosedCase> closed) {
        static Rows of(Renewal one, List<RecordedEvent> history) {
            var caseId = one.caseId().value();
            var rights = new RightsOfCase(history);
            return new Rows(
                    rights.open(caseId, one.opened()),
                    rights.closed(caseId, one.opened()).filter(closed -> !closed.isDeleted()));
        }
    }

    private static SqlParameterSource values(OpenRight item, String projectId) {
        return new MapSqlParameterSource("caseId", item.caseId())
                .addValue("kind", item.kind().name())
                .addValue("itemId", item.itemId())
                .addValue("caseRef", item.caseRef())
                .addValue("projectId", projectId)
                .addValue("since", item.since().atOffset(ZoneOffset.UTC));
    }

    private static SqlParameterSource values(ClosedCase closed, String projectId) {
        return new MapSqlParameterSource("caseId", closed.caseId())
                .addValue("caseRef", closed.caseRef())
                .addValue("projectId", projectId)
                .addValue("closedOn", closed.closedOn())
                .addValue("reason", closed.reason())
                .addValue("isHeld", closed.isHeld())
                .addValue("verdict", closed.verdict(), Types.VARCHAR)
                .addValue("reviewedOn", closed.reviewedOn(), Types.DATE)
                .addValue("nextOn", closed.nextOn(), Types.DATE)
                .addValue("persons", closed.persons());
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
