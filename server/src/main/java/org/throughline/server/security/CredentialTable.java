package org.throughline.server.security;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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

    /**
     * How somebody can show just now who they are.
     *
     * @param passwordHash null for somebody who has no password
     * @param isFirst whether somebody else chose the password
     * @param hasPasskey whether they have shown a passkey to this installation
     * @param isPaused whether no password is taken just now, after too many wrong ones
     */
    record Standing(
            @Nullable String passwordHash, boolean isFirst, boolean hasPasskey, boolean isPaused) {
        /** Of machines, which show a token. */
        static final Standing NONE = new Standing(null, false, false, false);

        /** Whether they sign in with what somebody else chose, so that they have to choose. */
        boolean mustChoose() {
            return isFirst && !hasPasskey;
        }
    }

    /** All of it in one question, because every call of the API asks it. */
    Standing standing(String person, Instant wrongSince) {
        return sql.sql(
                        """
                        select known.password_hash, coalesce(known.is_first, false) as is_first,
                               exists (select from server.user_entities owner
                                           join server.user_credentials passkey
                                               on passkey.user_entity_user_id = owner.id
                                       where owner.name = asked.person) as has_passkey,
                               (select count(*) from server.sign_in tried
                                where tried.person = asked.person and tried.at > :since
                                    and not tried.was_right) >= :wrong as is_paused
                        from (values (:person)) as asked (person)
                            left join server.credential known on known.person = asked.person
                        """)
                .param("person", person)
                .param("since", wrongSince.atOffset(ZoneOffset.UTC))
                .param("wrong", SignIns.WRONG_MAX)
                .query(Standing.class)
                .single();
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
