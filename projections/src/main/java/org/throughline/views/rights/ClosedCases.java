package org.throughline.views.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The closed cases of a project that are not deleted, and until when each is kept: the floor of its
 * reason; after a review that kept it the day that the review named, or the floor once more from
 * the review on.
 */
public final class ClosedCases {
    private static final String KEPT =
            """
            select k.* from (
                select c.*,
                       case when reviewed_on is null or verdict = 'delete' then least_until
                            else greatest(least_until,
                                          coalesce(next_on, (reviewed_on + make_interval(months => floor.months))::date))
                       end as kept_until
                from views.closed_case c
                left join unnest(:reasons::text[], :months::int[]) as named (reason, months) using (reason)
                cross join lateral (select coalesce(named.months, :otherwise) as months) as floor
                cross join lateral (
                    select (closed_on + make_interval(months => floor.months))::date as least_until) as first
                where project_id = :projectId) as k
            """;

    private final JdbcClient sql;
    private final Map<String, Integer> floors;
    private final int otherwise;

    /**
     * @param floors for how many months a case is kept at least, by the reason of closing
     * @param otherwise the same for every other reason
     */
    public ClosedCases(DataSource database, Map<String, Integer> floors, int otherwise) {
        this.sql = JdbcClient.create(database);
        this.floors = Map.copyOf(floors);
        this.otherwise = otherwise;
    }

    /**
     * A closed case.
     *
     * @param keptUntil the first day on which it may be deleted
     */
    public record Kept(ClosedCase closed, LocalDate keptUntil) {}

    /** Those of these that are closed cases of this project, what is due first. */
    public List<Kept> of(String projectId, Collection<String> caseIds) {
        return kept(projectId, " where case_id = any (:caseIds)")
                .param("caseIds", caseIds.toArray(String[]::new))
                .query((row, _) -> kept(row))
                .list();
    }

    /** One of them; empty when it is open, deleted, or not of this project. */
    public Optional<Kept> find(String projectId, String caseId) {
        return of(projectId, List.of(caseId)).stream().findFirst();
    }

    /** Whose time has come, and that nothing forbids to delete; what was due first stands first. */
    public List<Kept> due(String projectId, LocalDate today, Collection<String> without, int most) {
        return some(projectId, "kept_until <= :today and not is_held", today, without, most);
    }

    /** All others, what is due next first. */
    public List<Kept> others(
            String projectId, LocalDate today, Collection<String> without, int most) {
        return some(projectId, "(kept_until > :today or is_held)", today, without, most);
    }

    private List<Kept> some(
            String projectId, String which, LocalDate today, Collection<String> without, int most) {
        return kept(projectId, " where case_id <> all (:without) and " + which, " limit :most")
                .param("without", without.toArray(String[]::new))
                .param("today", today)
                .param("most", most)
                .query((row, _) -> kept(row))
                .list();
    }

    private StatementSpec kept(String projectId, String where) {
        return kept(projectId, where, "");
    }

    private StatementSpec kept(String projectId, String where, String limit) {
        var reasons = List.copyOf(floors.keySet());
        return sql.sql(KEPT + where + " order by kept_until, case_id" + limit)
                .param("projectId", projectId)
                .param("reasons", reasons.toArray(String[]::new))
                .param("months", reasons.stream().map(floors::get).toArray(Integer[]::new))
                .param("otherwise", otherwise);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new ClosedCase(
                        row.getString("case_id"),
                        row.getString("case_ref"),
                        row.getObject("closed_on", LocalDate.class),
                        row.getString("reason"),
                        row.getBoolean("is_held"),
                        row.getString("verdict"),
                        row.getObject("reviewed_on", LocalDate.class),
                        row.getObject("next_on", LocalDate.class),
                        row.getInt("persons")),
                row.getObject("kept_until", LocalDate.class));
    }
}
