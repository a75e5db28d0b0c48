package org.throughline.views;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the views have come. */
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
}
