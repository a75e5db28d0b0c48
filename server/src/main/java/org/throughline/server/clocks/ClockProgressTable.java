package org.throughline.server.clocks;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the log has been looked at for timers. */
final class ClockProgressTable {
    private final JdbcClient sql;

    ClockProgressTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    long position() {
        return sql.sql("select position from clocks.progress").query(Long.class).single();
    }

    /** The same, and until the transaction ends no other node goes on from there. */
    long lockedPosition() {
        return sql.sql("select position from clocks.progress for update")
                .query(Long.class)
                .single();
    }

    void moveTo(long position) {
        sql.sql("update clocks.progress set position = :position")
                .param("position", position)
                .update();
    }
}
