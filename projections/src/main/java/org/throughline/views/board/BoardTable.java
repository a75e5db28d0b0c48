package org.throughline.views.board;

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
import org.throughline.casefile.ids.CaseId;
import org.throughline.views.board.ReferralBoard.Place;
import org.throughline.views.caseload.CasePart;
import org.throughline.views.rows.Renewal;

/** The rows of the referral board. */
public final class BoardTable {
    private static final String AFTER =
            """
             and changed_at <= :changedAt
             and (changed_at < :changedAt or (case_id, referral_id) > (:caseId, :referralId))
            """;

    private static final String INSERT =
            """
            insert into views.board_row
                (case_id, referral_id, project_id, agency, service, need_category, purpose, urgency, state, turn,
                 agency_ref, sent_at, respond_by, changed_at, overdue_level, is_listed)
            values (:caseId, :referralId, :projectId, :agency, :service, :need, :purpose, :urgency, :state, :turn,
                    :agencyRef, :sentAt, :respondBy, :changedAt, :overdue, :isListed)
            """;

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batches;

    public BoardTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new NamedParameterJdbcTemplate(database);
    }

    /** Writes the rows of the referrals of these cases anew. */
    public void renew(List<Renewal> cases) {
        batches.batchUpdate(
                "delete from views.board_row where case_id = :caseId", Renewal.cases(cases));
        batches.batchUpdate(
                INSERT,
                cases.stream().flatMap(BoardTable::rows).toArray(SqlParameterSource[]::new));
    }

    private static Stream<SqlParameterSource> rows(Renewal one) {
        return ReferralsOfCase.of(one.caseId(), one.history()).stream()
                .map(row -> values(row, one.opened().projectId(), one.isListed()));
    }

    private static SqlParameterSource values(BoardRow row, String projectId, boolean isListed) {
        return new MapSqlParameterSource("caseId", row.caseId())
                .addValue("referralId", row.referralId())
                .addValue("projectId", projectId)
                .addValue("agency", row.agency())
                .addValue("service", row.service())
                .addValue("need", row.needCategory())
                .addValue("purpose", row.purpose(), Types.VARCHAR)
                .addValue("urgency", row.urgency(), Types.VARCHAR)
                .addValue("state", row.state())
                .addValue("turn", row.turn())
                .addValue("agencyRef", row.agencyRef(), Types.VARCHAR)
                .addValue("sentAt", utc(row.sentAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("respondBy", utc(row.respondBy()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("changedAt", row.changedAt().atOffset(ZoneOffset.UTC))
                .addValue("overdue", row.overdueLevel())
                .addValue("isListed", isListed);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    List<BoardRow> ofCase(CaseId caseId) {
        return sql.sql(
                        "select * from views.board_row where case_id = :caseId order by sent_at nulls last, referral_id")
                .param("caseId", caseId.value())
                .query((row, _) -> row(row))
                .list();
    }

    /** Only what is asked for stands in the statement, so that an index can answer it. */
    List<BoardRow> page(
            CasePart part, ReferralBoard.Filter filter, @Nullable Place after, int limit) {
        var asked =
                sql.sql(
                                "select * from views.board_row item where project_id = :projectId"
                                        + part.sqlOfReferrals()
                                        + (filter.agency() == null ? "" : " and agency = :agency")
                                        + (filter.turn() == null ? "" : " and turn = :turn")
                                        + (filter.isOverdue() ? " and overdue_level > 0" : "")
                                        + (after == null ? "" : AFTER)
                                        + " order by changed_at desc, case_id, referral_id limit"
                                        + " :limit")
                        .param("projectId", part.projectId())
                        .param("agency", filter.agency())
                        .param("turn", filter.turn())
                        .param("limit", limit);
        if (after != null) {
            asked =
                    asked.param("changedAt", after.changedAt().atOffset(ZoneOffset.UTC))
                            .param("caseId", after.caseId())
                            .param("referralId", after.referralId());
        }
        return asked.query((row, _) -> row(row)).list();
    }

    private static BoardRow row(ResultSet row) throws SQLException {
        return new BoardRow(
                row.getString("case_id"),
                row.getString("referral_id"),
                row.getString("agency"),
                row.getString("service"),
                row.getString("need_category"),
                row.getString("purpose"),
                row.getString("urgency"),
                row.getString("state"),
                row.getString("turn"),
                row.getString("agency_ref"),
                instant(row, "sent_at"),
                instant(row, "respond_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("overdue_level"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
