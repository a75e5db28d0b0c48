package org.throughline.server.security;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The password hashes of this installation. */
final class CredentialTable {
    private final JdbcClient sql;

    CredentialTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    Optional<String> passwordHash(String person) {
        return sql.sql("select password_hash from server.credential where person = :person")
                .param("person", person)
                .query(String.class)
                .optional();
    }

    void save(String person, String passwordHash, Clock clock) {
        sql.sql(
                        """
                        insert into server.credential (person, password_hash, changed_at) values (:person, :hash, :at)
                        on conflict (person) do update
                            set password_hash = excluded.password_hash, changed_at = excluded.changed_at
                        """)
                .param("person", person)
                .param("hash", passwordHash)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
