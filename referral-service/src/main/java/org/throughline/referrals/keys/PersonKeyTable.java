package org.throughline.referrals.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;

/** The keys of the persons as they are kept: wrapped, and without the key once it was destroyed. */
final class PersonKeyTable {
    private final DataSource database;

    PersonKeyTable(DataSource database) {
        this.database = database;
    }

    /**
     * A key as it is kept.
     *
     * @param wrapped null once it was destroyed
     */
    record Kept(String id, DataSubject subject, byte @Nullable [] wrapped) {}

    /** Creates the schema {@code keys} or brings it up to date. */
    static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("keys")
                .locations("classpath:db/keys")
                .table("migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    Optional<Kept> find(String keyId) {
        return query(
                        "select key_id, case_id, about, wrapped from keys.person_key where key_id = ?",
                        keyId)
                .stream()
                .findFirst();
    }

    Optional<Kept> of(DataSubject subject) {
        return query(
                        """
                        select key_id, case_id, about, wrapped from keys.person_key
                        where case_id = ? and about = ?
                        """,
                        subject.caseId().value(),
                        subject.about())
                .stream()
                .findFirst();
    }

    /** Keeps a new key, unless another node was first. */
    void add(Kept made) {
        run(connection -> {
            try (var insert =
                    connection.prepareStatement(
                            """
                            insert into keys.person_key (key_id, case_id, about, wrapped) values (?, ?, ?, ?)
                            on conflict (case_id, about) do nothing
                            """)) {
                insert.setString(1, made.id());
                insert.setString(2, made.subject().caseId().value());
                insert.setString(3, made.subject().about());
                insert.setBytes(4, made.wrapped());
                return insert.executeUpdate();
            }
        });
    }

    /** Destroys these keys, as far as they are here and not destroyed yet. */
    void destroy(Collection<String> keyIds) {
        run(connection -> {
            try (var update =
                    connection.prepareStatement(
                            """
                            update keys.person_key set wrapped = null, destroyed_at = now()
                            where key_id = any (?) and wrapped is not null
                            """)) {
                update.setArray(1, connection.createArrayOf("text", keyIds.toArray()));
                return update.executeUpdate();
            }
        });
    }

    /** The ids of all destroyed keys. */
    List<String> destroyed() {
        return query(
                        """
                        select key_id, case_id, about, wrapped from keys.person_key
                        where destroyed_at is not null order by destroyed_at, key_id
                        """)
                .stream()
                .map(Kept::id)
                .toList();
    }

    /** How many keys were destroyed: it only grows. */
    long destroyedCount() {
        return run(connection -> {
            try (var count =
                            connection.prepareStatement(
                                    "select count(*) from keys.person_key where destroyed_at is not null");
                    var rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** Up to which position of the log keys were destroyed as it says. */
    long position() {
        return run(connection -> {
            try (var select = connection.prepareStatement("select position from keys.progress");
                    var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    void moveTo(long position) {
        run(connection -> {
            try (var update =
                    connection.prepareStatement("update keys.progress set position = ?")) {
                update.setLong(1, position);
                return update.executeUpdate();
            }
        });
    }

    /** What only the right master key opens; made now by the first node that comes. */
    byte[] probe(Supplier<byte[]> make) {
        return run(connection -> {
            connection.setAutoCommit(false);
            try {
                // The lock as a statement of its own: what is read after it is the last word.
                execute(
                        connection,
                        "select pg_advisory_xact_lock(hashtextextended('throughline.master', 0))");
                var found = probe(connection);
                if (found == null) {
                    found = make.get();
                    try (var insert =
                            connection.prepareStatement(
                                    "insert into keys.master_probe (sealed) values (?)")) {
                        insert.setBytes(1, found);
                        insert.executeUpdate();
                    }
                }
                connection.commit();
                return found;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private static byte @Nullable [] probe(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select sealed from keys.master_probe");
                var rows = select.executeQuery()) {
            return rows.next() ? rows.getBytes(1) : null;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Kept> query(String sql, String... params) {
        return run(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                bind(select, params);
                try (var rows = select.executeQuery()) {
                    var found = new ArrayList<Kept>();
                    while (rows.next()) {
                        found.add(kept(rows));
                    }
                    return found;
                }
            }
        });
    }

    private static void bind(PreparedStatement statement, String... params) throws SQLException {
        for (int at = 0; at < params.length; at++) {
            statement.setString(at + 1, params[at]);
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString(1),
                new DataSubject(new CaseId(row.getString(2)), row.getString(3)),
                row.getBytes(4));
    }

    private interface Work<R> {
        R with(Connection connection) throws SQLException;
    }

    private <R> R run(Work<R> work) {
        try (var connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException away) {
            throw new KeysAway("the database with the keys of the persons does not answer", away);
        }
    }
}
