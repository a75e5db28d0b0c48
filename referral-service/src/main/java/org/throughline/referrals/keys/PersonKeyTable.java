package org.throughline.referrals.keys;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;

/** The keys of the persons as they are kept: wrapped, and without the key once it was destroyed. */
final class PersonKeyTable {
    private static final String MASTER_PROBE = "keys.master_probe";
    private static final String WORD_KEY = "keys.word_key";

    private final KeySql sql;

    PersonKeyTable(DataSource database) {
        this.sql = new KeySql(database);
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
        sql.run(connection -> {
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
        sql.run(connection -> {
            try (var update =
                    connection.prepareStatement(
                            """
                            update keys.person_key set wrapped = null, words = null, destroyed_at = now()
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
        return sql.number("select count(*) from keys.person_key where destroyed_at is not null");
    }

    /** Up to which position of the log keys were destroyed as it says. */
    long position() {
        return sql.number("select position from keys.progress");
    }

    void moveTo(long position) {
        sql.write("update keys.progress set position = ?", position);
    }

    /** What only the right master key opens; made now by the first node that comes. */
    byte[] probe(Supplier<byte[]> make) {
        return sql.once(MASTER_PROBE, make);
    }

    /** What makes of a word what is kept of it, sealed; made now by the first node that comes. */
    byte[] wordKey(Supplier<byte[]> make) {
        return sql.once(WORD_KEY, make);
    }

    /**
     * Has all that the master key wraps wrapped by another one, or nothing; nothing either when
     * another node did it meanwhile.
     *
     * @param before what only the first one opens
     * @param key of a wrapped key, by its id
     * @param word of the sealed key of the search
     * @param probe what only the other one opens
     */
    void wrapAnew(
            byte[] before,
            BiFunction<String, byte[], byte[]> key,
            UnaryOperator<byte[]> word,
            byte[] probe) {
        sql.alone(connection -> {
            if (!Arrays.equals(KeySql.sealed(connection, MASTER_PROBE), before)) {
                return probe;
            }
            try (var select =
                            connection.prepareStatement(
                                    "select key_id, wrapped from keys.person_key where wrapped is not null for update");
                    var update =
                            connection.prepareStatement(
                                    "update keys.person_key set wrapped = ? where key_id = ?");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    update.setBytes(1, key.apply(rows.getString(1), rows.getBytes(2)));
                    update.setString(2, rows.getString(1));
                    update.executeUpdate();
                }
            }
            KeySql.anew(connection, WORD_KEY, word);
            KeySql.anew(connection, MASTER_PROBE, _ -> probe);
            return probe;
        });
    }

    private List<Kept> query(String query, String... params) {
        return sql.run(connection -> {
            try (var select = connection.prepareStatement(query)) {
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
}
