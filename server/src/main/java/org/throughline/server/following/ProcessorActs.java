package org.throughline.server.following;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people did to the processors, for all nodes: rows are only ever added, and the last one of a
 * processor says whether it is paused.
 */
public final class ProcessorActs implements Pauses {
    /** Every follower asks before each step; all of a node together ask the database this often. */
    private static final long SEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final List<String> NEVER_PAUSED = List.of("keys", "registers");

    private final JdbcClient sql;
    private volatile @Nullable Seen seen;

    public ProcessorActs(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    private record Seen(Set<String> paused, long at) {}

    /**
     * Whether a processor may be paused: a key is destroyed as soon as that was decided, and every
     * node knows who may do what.
     */
    public static boolean mayPause(String processor) {
        return !NEVER_PAUSED.contains(processor);
    }

    @Override
    public boolean isPaused(String processor) {
        var now = System.nanoTime();
        var last = seen;
        if (last == null || now - last.at() >= SEEN_NANOS) {
            last = new Seen(paused(), now);
            seen = last;
        }
        return last.paused().contains(processor);
    }

    private Set<String> paused() {
        return Set.copyOf(
                sql.sql(
                                """
                                select processor from (
                                    select distinct on (processor) processor, act from access.processor_act
                                    where act in ('paused', 'resumed') order by processor, id desc) last
                                where act = 'paused'
                                """)
                        .query(String.class)
                        .list());
    }

    /** Durable on return. */
    public void note(ProcessorAct act) {
        sql.sql(
                        """
                        insert into access.processor_act (at, person, processor, act)
                        values (:at, :person, :processor, :act)
                        """)
                .param("at", act.at().atOffset(ZoneOffset.UTC))
                .param("person", act.person())
                .param("processor", act.processor())
                .param("act", act.kind().code())
                .update();
        seen = null;
    }

    /** The latest first. */
    public List<ProcessorAct> latest(int limit) {
        return sql.sql(
                        "select at, person, processor, act from access.processor_act order by id desc limit :limit")
                .param("limit", limit)
                .query((row, _) ->
                        new ProcessorAct(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                ProcessorAct.Kind.of(row.getString(4))))
                .list();
    }
}
