package org.throughline.server.security;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The password hashes of this installation. */
final class CredentialTable {
    private final JdbcClient sql;

    CredentialTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * A password of which only the hash is kept.
     *
     * @param isFirst whether somebody else chose it
     */
    record Credential(String passwordHash, boolean isFirst) {}

    Optional<Credential> of(String person) {
        return sql.sql(
                        "select password_hash, is_first from server.credential where person = :person")
                .param("person", person)
                .query(Credential.class)
                .optional();
    }

    /** Those of these people who have one, by person. */
    Map<String, Credential> of(Collection<String> people) {
        return sql
                .sql(
                        """
                        select person, password_hash, is_first from server.credential
                        where person = any (:people)
                        """)
                .param("people", people.toArray(String[]::new))
                .query((row, _) ->
                        Map.entry(
                                row.getString(1),
                                new Credential(row.getString(2), row.getBoolean(3))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void save(String person, Credential credential, Instant at) {
        sql.sql(
                        """
                        insert into server.credential (person, password_hash, is_first, changed_at)
                        values (:person, :hash, :isFirst, :at)
                        on conflict (person) do update
                            set password_hash = excluded.password_hash, is_first = excluded.is_first,
                                changed_at = excluded.changed_at
                        """)
                .param("person", person)
                .param("hash", credential.passwordHash())
                .param("isFirst", credential.isFirst())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
