package org.throughline.views.caseload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.person.SealedText;

/** The rows of the caseload, as they are asked for. */
final class CaseloadTable {
    /**
     * Letters of the alphabet fold and no others, as in the index of the parts of references. First
     * those are found: in the order of the list, every case would be looked at until there are
     * enough.
     */
    private static final String OF_REFERENCE =
            """
            case_id = any (array(
                select found.case_id from views.caseload_row found
                where found.project_id = :projectId and lower(found.case_ref collate "C") like lower(:reference collate "C")))
            """;

    private static final Pattern SIGN = Pattern.compile("[\\\\%_]");

    private final JdbcClient sql;
    private final SealedText personal;

    CaseloadTable(DataSource database, PersonKeys keys) {
        this.sql = JdbcClient.create(database);
        this.personal = new SealedText(keys);
    }

    List<CaseloadRow> find(
            CasePart part, Caseload.Filter filter, CaseOrder order, int limit, int offset) {
        return query(part, filter, "select *", order.sql() + " limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> row(row))
                .list();
    }

    List<CaseloadRow> among(CasePart part, Collection<String> cases, int limit) {
        return sql.sql(
                        "select * from views.caseload_row where project_id = :projectId and case_id = any (:cases)"
                                + part.sql()
                                + " order by last_recorded_at desc, case_id limit :limit")
                .param("projectId", part.projectId())
                .param("cases", cases.toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    List<CaseworkerLoad> loads(String projectId, int limit) {
        return loads(projectId, null, limit);
    }

    Optional<CaseworkerLoad> loadOf(String projectId, String person) {
        return loads(projectId, person, 1).stream().findFirst();
    }

    private List<CaseworkerLoad> loads(String projectId, @Nullable String person, int limit) {
        return sql.sql(
                        """
                        select caseworker, count(*) as cases,
                               sum(case risk_level when 'high' then 3 when 'medium' then 2 else 1 end) as weight
                        from views.caseload_row
                        where project_id = :projectId and not is_closed and caseworker is not null
                        """
                                + (person == null ? "" : " and caseworker = :person")
                                + """
                                 group by caseworker
                                order by weight desc, caseworker
                                limit :limit
                                """)
                .param("projectId", projectId)
                .param("person", person)
                .param("limit", limit)
                .query((row, _) ->
                        new CaseworkerLoad(
                                row.getString("caseworker"),
                                row.getInt("cases"),
                                row.getInt("weight")))
                .list();
    }

    int count(CasePart part, Caseload.Filter filter, int most) {
        return query(part, filter, "select count(*) from (select case_id", " limit :most) as found")
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** Only what is asked for stands in the statement, so that an index can answer it. */
    private JdbcClient.StatementSpec query(
            CasePart part, Caseload.Filter filter, String select, String order) {
        var where =
                " from views.caseload_row where project_id = :projectId"
                        + part.sql()
                        + when(filter.isClosed(), "is_closed = :isClosed")
                        + when(filter.risk(), "risk_level = :risk")
                        + when(filter.agency(), ":agency = any (agencies)")
                        + when(filter.reference(), OF_REFERENCE)
                        + when(filter.caseworker(), "caseworker = :caseworker");
        return sql.sql(select + where + order)
                .param("projectId", part.projectId())
                .param("isClosed", filter.isClosed())
                .param("risk", filter.risk())
                .param("agency", filter.agency())
                .param("reference", partOf(filter.reference()))
                .param("caseworker", filter.caseworker());
    }

    /** As a pattern in which nothing that was typed is a sign of patterns. */
    private static @Nullable String partOf(@Nullable String typed) {
        return typed == null ? null : '%' + SIGN.matcher(typed).replaceAll("\\\\$0") + '%';
    }

    private static String when(@Nullable Object asked, String condition) {
        return asked == null ? "" : " and " + condition;
    }

    private CaseloadRow row(ResultSet row) throws SQLException {
        var name = row.getString("personal_name");
        return new CaseloadRow(
                row.getString("case_id"),
                row.getString("case_ref"),
                name == null
                        ? null
                        : personal.opened(CaseloadRenewing.place(row.getString("case_id")), name),
                row.getBoolean("is_closed"),
                row.getString("caseworker"),
                row.getString("risk_level"),
                Arrays.asList((String[]) row.getArray("lamps").getArray()),
                row.getString("next_step"),
                row.getInt("live_referrals"),
                row.getInt("overdue"),
                Arrays.asList((String[]) row.getArray("agencies").getArray()),
                row.getObject("last_recorded_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
