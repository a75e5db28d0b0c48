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
            return replaced(append, "from log.head h for update", "from log.head h");
        }
    },
    NUMBER_FROM_A_SEQUENCE {
        @Override
        String planted(String append) {
            var single =
                    replaced(
                            append,
                            "new_head := head_position + 1;",
                            "new_head := nextval('log.number');");
            return replaced(
                    single,
                    "head_position + row_number() over (order by e.ord) as pos",
                    "nextval('log.number') as pos");
        }
    },
    CHECK_INSIDE_THE_LOCKING_STATEMENT {
        @Override
        String planted(String append) {
            var check =
                    """
                    array(select c.req from unnest(stream_req, stream_wanted) as c (req, stream)
                          join log.stream s on s.stream = c.stream where s.last_position > markers[c.req])\
                    """;
            var early =
                    replaced(
                            append,
                            "select h.position, h.epoch into head_position, head_epoch from log.head h for update",
                            "select h.position, h.epoch, "
                                    + check
                                    + " into head_position, head_epoch, refused from log.head h for update");
            return replaced(early, "if cardinality(stream_req) > 0 then", "if false then");
        }
    },
    IDEMPOTENCY_IGNORED {
        @Override
        String planted(String append) {
            var unasked = replaced(append, "if cardinality(once_req) > 0 then", "if false then");
            var single =
                    replaced(
                            unasked,
                            "values (once_scope[place], once_id[place], once_digest[place], new_head, new_head)",
                            "values (once_scope[place], once_id[place], once_digest[place], new_head, new_head)"
                                    + " on conflict do nothing");
            return replaced(
                    single,
                    "where k.req <> all (refused)",
                    "where k.req <> all (refused) on conflict do nothing");
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
