package org.throughline.views;

import java.util.List;
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
     * A digest over the rows of a case. What is sealed is another text each time it is written, so
     * of personal columns it says only whether there is anything.
     */
    String digest(CaseId caseId) {
        return sql.sql(
                        """
                        select coalesce(md5(string_agg(line, '|' order by line)), '') from (
                            select (to_jsonb(t) - 'personal')::text
                                       || (select coalesce(string_agg(key, ',' order by key), '')
                                           from jsonb_object_keys(t.personal) as key) as line
                            from views.timeline_entry t where case_id = :caseId
                            union all select (to_jsonb(c) - 'personal_name')::text || (personal_name is null)
                            from views.caseload_row c where case_id = :caseId
                            union all select b::text from views.board_row b where case_id = :caseId
                            union all select d::text from views.day_item d where case_id = :caseId
                            union all select o::text from views.open_right o where case_id = :caseId
                            union all select k::text from views.closed_case k where case_id = :caseId
                        ) as lines
                        """)
                .param("caseId", caseId.value())
                .query(String.class)
                .single();
    }

    void delete(CaseId caseId) {
        for (var table : TABLES) {
            sql.sql("delete from views." + table + " where case_id = :caseId")
                    .param("caseId", caseId.value())
                    .update();
        }
    }
}
