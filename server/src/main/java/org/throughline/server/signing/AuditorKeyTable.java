package org.throughline.server.signing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.proof.json.Json;
import org.throughline.proof.note.KeyPolicy.Role;
import org.throughline.proof.note.KeyPolicy.Rule;
import org.throughline.proof.note.VerifierKey;

/** With which keys auditors cosign. The keys themselves are not here, only what verifies them. */
public final class AuditorKeyTable {
    private final JdbcClient sql;

    /** Over the casework database, with the schema {@code proof}. */
    public AuditorKeyTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * A key that somebody named as theirs.
     *
     * @param agreedBy who agreed; null while nobody has
     * @param since from which size of the tree on it counts; 0 while it does not
     */
    public record Named(String person, VerifierKey key, @Nullable String agreedBy, long since) {}

    /** All keys, in the order in which they were named. */
    public List<Named> all() {
        return sql.sql(
                        """
                        select person, key, agreed_by, coalesce(since, 0) from proof.auditor_key
                        order by asked_at, key
                        """)
                .query((row, _) ->
                        new Named(
                                row.getString(1),
                                key(row.getString(2)),
                                row.getString(3),
                                row.getLong(4)))
                .list();
    }

    /** Names a key; false when it was named before. */
    public boolean name(String person, VerifierKey key, Instant at) {
        return sql.sql(
                                """
                                insert into proof.auditor_key (key, person, asked_at) values (:key, :person, :at)
                                on conflict do nothing
                                """)
                        .param("key", key.text())
                        .param("person", person)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * Agrees to a key that somebody else named; false when there is no such key that waits, or it
     * is one's own.
     *
     * @param size of the tree, from which on the key counts
     */
    public boolean agree(String key, String by, long size, Instant at) {
        return sql.sql(
                                """
                                update proof.auditor_key set agreed_by = :by, agreed_at = :at, since = :size
                                where key = :key and agreed_by is null and person <> :by
                                """)
                        .param("key", key)
                        .param("by", by)
                        .param("size", size)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The keys that count, each until the next one of the same person does. */
    public List<Rule> rules() {
        return sql.sql(
                        """
                        select key, since, lead(since) over (partition by person order by since, agreed_at)
                        from proof.auditor_key where since is not null order by person, since, agreed_at
                        """)
                .query((row, _) -> {
                    var next = row.getObject(3, Long.class);
                    return new Rule(
                            Role.AUDITOR,
                            key(row.getString(1)),
                            row.getLong(2),
                            next == null ? Json.WHOLE_MAX : next);
                })
                .list();
    }

    private static VerifierKey key(String text) {
        return VerifierKey.parse(text)
                .orElseThrow(() -> new IllegalStateException("the key of an auditor is damaged"));
    }
}
