package org.throughline.views;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.CaseId;

/** The rows of single cases over all views, as they stand. */
final class CaseRowsTable {
    private static final List<String> TABLES =
            List.of(
                    "timeline_entry",
                    "caseload_row",
                    "board_row",
                    "day_item",
                    "open_right",
                    "closed_case");

    private final JdbcClient sql;

    CaseRowsTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Every case that has a row in any view. */
    Set<CaseId> cases() {
        var all =
                String.join(
                        " union ",
                        TABLES.stream()
                                .map(table -> "select case_id from views." + table)
                                .toList());
        return sql.sql(all).query((row, _) -> new CaseId(row.getString(1))).set();
    }

    /**
     * A digest over the rows of each of these cases; of one that has no rows as well. What is
     * sealed is another text each time it is written, so of personal columns it says only whether
     * there is anything.
     */
    Map<CaseId, String> digests(Collection<CaseId> cases) {
        var digests = new HashMap<CaseId, String>();
        // Lateral, because on tables that were never analysed the planner would read them whole.
        sql.sql(
                        """
                        select asked.case_id, coalesce(md5(string_agg(found.line, '|' order by found.line)), '')
                        from unnest(:cases::text[]) as asked (case_id) left join lateral (
                            select (to_jsonb(t) - 'personal')::text
                                       || (select coalesce(string_agg(key, ',' order by key), '')
                                           from jsonb_object_keys(t.personal) as key) as line
                            from views.timeline_entry t where case_id = asked.case_id
                            union all select (to_jsonb(c) - 'personal_name')::text || (personal_name is null)
                            from views.caseload_row c where case_id = asked.case_id
                            union all select b::text from views.board_row b where case_id = asked.case_id
                            union all select d::text from views.day_item d where case_id = asked.case_id
                            union all select o::text from views.open_right o where case_id = asked.case_id
                            union all select k::text from views.closed_case k where case_id = asked.case_id
                            offset 0) as found on true
                        group by asked.case_id
                        """)
                .param("cases", names(cases))
                .query(row -> {
                    digests.put(new CaseId(row.getString(1)), row.getString(2));
                });
        return digests;
    }

    void delete(Collection<CaseId> cases) {
        for (var table : TABLES) {
            sql.sql("delete from views." + table + " where case_id = any (:cases)")
                    .param("cases", names(cases))
                    .update();
        }
    }

    private static String[] names(Collection<CaseId> cases) {
        return cases.stream().map(CaseId::value).toArray(String[]::new);
    }
}
