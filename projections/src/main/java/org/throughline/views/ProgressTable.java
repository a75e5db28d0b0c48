package org.throughline.views;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the views have come, and what they are as a whole. */
final class ProgressTable {
    private final JdbcClient sql;

    ProgressTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    long position() {
        return sql.sql("select position from views.progress").query(Long.class).single();
    }

    long lockedPosition() {
        return sql.sql("select position from views.progress for update").query(Long.class).single();
    }

    void moveTo(long position) {
        sql.sql("update views.progress set position = :position")
                .param("position", position)
                .update();
    }

    String digest() {
        return sql.sql(
                        """
                        select md5(string_agg(line, '|' order by line)) from (
                            select (to_jsonb(t) - 'personal')::text as line from views.timeline_entry t
                            union all select (to_jsonb(c) - 'personal_name')::text from views.caseload_row c
                            union all select b::text from views.board_row b
                            union all select d::text from views.day_item d
                            union all select o::text from views.open_right o
                            union all select k::text from views.closed_case k
                        ) as lines
                        """)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
