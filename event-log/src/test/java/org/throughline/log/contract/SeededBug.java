package org.throughline.log.contract;

import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A mistake that somebody could make in the log, planted on purpose: a contract that stays green
 * over it would prove nothing. Chosen by the system property {@code seeded.bug}.
 */
enum SeededBug {
    LOCK_REMOVED {
        @Override
        String planted(String append) {
            var unlocked =
                    replaced(
                            append,
                            LOCK,
                            "select h.position, h.epoch into base, head_epoch from log.head h;");
            return replaced(
                    unlocked, TOLD, "update log.head h set position = base + size;\n" + TOLD);
        }
    },
    NUMBER_FROM_A_SEQUENCE {
        @Override
        String planted(String append) {
            return replaced(
                    append,
                    "select base + e.ord, e.stream,",
                    "select nextval('log.number'), e.stream,");
        }
    },
    CHECK_INSIDE_THE_LOCKING_STATEMENT {
        @Override
        String planted(String append) {
            var early =
                    replaced(
                            append,
                            LOCK,
                            """
                            update log.head h set position = h.position + size
                            returning h.position - size, h.epoch, exists (
                                select from unnest(stream_marker, stream_wanted) as c (marker, stream)
                                join log.stream s on s.stream = c.stream where s.last_position > c.marker)
                            into base, head_epoch, refused;
                            if refused then
                                return query select c.req, 'conflict', base, base, null::text
                                from unnest(stream_req) as c (req);
                            end if;
                            """);
            return replaced(early, "if cardinality(stream_req) > 0 then", "if false then");
        }
    },
    IDEMPOTENCY_IGNORED {
        @Override
        String planted(String append) {
            var unasked =
                    replaced(
                            append,
                            "    if cardinality(once_req) > 0 then\n        return query",
                            "    if false then\n        return query");
            return replaced(
                    unasked,
                    "as k (scope, id, digest, first, last);",
                    "as k (scope, id, digest, first, last) on conflict do nothing;");
        }
    },
    EPOCH_IGNORED {
        @Override
        String planted(String append) {
            return replaced(append, "if node_epoch < head_epoch then", "if false then");
        }
    },
    /** Stands in a class of its own before the real one on the class path. */
    CONTIGUITY_UNCHECKED {
        @Override
        String planted(String append) {
            return append;
        }
    },
    /** Taken up by the test that cuts the power. */
    FSYNC_OFF {
        @Override
        String planted(String append) {
            return append;
        }
    };

    private static final String LOCK =
            "update log.head h set position = h.position + size returning h.position - size, h.epoch into base, head_epoch;";
    private static final String TOLD = "told := pg_notify";

    abstract String planted(String append);

    static @Nullable SeededBug chosen() {
        var name = System.getProperty("seeded.bug", "");
        return name.isEmpty() ? null : valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Plants the chosen bug, if there is one, in a migrated database. */
    static void plant(DataSource owner) throws SQLException {
        var bug = chosen();
        if (bug == null) {
            return;
        }
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create sequence log.number");
            statement.execute("grant usage on sequence log.number to throughline_app");
            String append;
            try (var rows =
                    statement.executeQuery("select pg_get_functiondef('log.append'::regproc)")) {
                rows.next();
                append = rows.getString(1);
            }
            statement.execute(bug.planted(append));
        }
    }

    private static String replaced(String text, String what, String by) {
        if (!text.contains(what)) {
            throw new IllegalStateException("the append function has no more: " + what);
        }
        return text.replace(what, by);
    }
}
