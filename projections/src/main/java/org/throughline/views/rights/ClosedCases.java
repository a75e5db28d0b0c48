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
    private static final String FLOORS =
            """
            with floor (reason, months) as (select * from unnest(:reasons::text[], :months::int[]))
            """;

    private static final String LEAST_UNTIL =
            "(c.closed_on + make_interval(months => floor.months))::date";

    /** A review may have made it longer. */
    private static final String KEPT =
            """
            select c.*,
                   case when c.reviewed_on is null or c.verdict = 'delete' then {least}
                        else greatest({least},
                                      coalesce(c.next_on, (c.reviewed_on + make_interval(months => floor.months))::date))
                   end as kept_until
            from views.closed_case c join floor using (reason)
            where c.project_id = :projectId
            """
                    .replace("{least}", LEAST_UNTIL);

    /**
     * Of each reason the first that nothing has made longer, from the end of an index, beside the
     * others, which are few. In months of different length days become one, so they stand in the
     * order of their closing.
     */
    private static final String SOME =
            """
            select k.* from (
                select plain.* from floor cross join lateral (
                    select c.*, {least} as kept_until from views.closed_case c
                    where c.project_id = :projectId and c.reason = floor.reason and c.is_plain
                          and c.case_id <> all (:without) and {least} {when} :today
                          and c.closed_on {when} (:today::date - make_interval(months => floor.months))::date + {days}
                    order by c.closed_on, c.case_id limit :most) as plain
                union all
            """
                            .replace("{least}", LEAST_UNTIL)
                    + KEPT
                    + """
                        and not c.is_plain and c.case_id <> all (:without)) as k
                    where k.kept_until {when} :today {held}
                    order by k.kept_until, k.closed_on, k.case_id limit :most
                    """;

    /** From the 31st to the 28th are three days. */
    private static final String DUE =
            SOME.replace("{when}", "<=")
                    .replace("{days}", "3")
                    .replace("{held}", "and not k.is_held");

    private static final String OTHERS =
            SOME.replace("{when}", ">").replace("{days}", "0").replace("{held}", "or k.is_held");

    private final JdbcClient sql;
    private final Map<String, Integer> floors;

    /**
     * @param floors for how many months a case is kept at least, by the reason of closing; of every
     *     reason that there is
     */
    public ClosedCases(DataSource database, Map<String, Integer> floors) {
        this.sql = JdbcClient.create(database);
        this.floors = Map.copyOf(floors);
    }

    /**
     * A closed case.
     *
     * @param keptUntil the first day on which it may be deleted
     */
    public record Kept(ClosedCase closed, LocalDate keptUntil) {}

    /** Those of these that are closed cases of this project, what is due first. */
    public List<Kept> of(String projectId, Collection<String> caseIds) {
        return kept(
                        KEPT
                                + "and c.case_id = any (:caseIds) order by kept_until, c.closed_on, c.case_id",
                        projectId)
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
        return some(DUE, projectId, today, without, most);
    }

    /** All others, what is due next first. */
    public List<Kept> others(
            String projectId, LocalDate today, Collection<String> without, int most) {
        return some(OTHERS, projectId, today, without, most);
    }

    private List<Kept> some(
            String which, String projectId, LocalDate today, Collection<String> without, int most) {
        return kept(which, projectId)
                .param("without", without.toArray(String[]::new))
                .param("today", today)
                .param("most", most)
                .query((row, _) -> kept(row))
                .list();
    }

    private StatementSpec kept(String which, String projectId) {
        var reasons = List.copyOf(floors.keySet());
        return sql.sql(FLOORS + which)
                .param("projectId", projectId)
                .param("reasons", reasons.toArray(String[]::new))
                .param("months", reasons.stream().map(floors::get).toArray(Integer[]::new));
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
