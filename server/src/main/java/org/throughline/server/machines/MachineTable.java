package org.throughline.server.machines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of machines and the tokens that were handed out for them. */
final class MachineTable {
    private final JdbcClient sql;

    MachineTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** A key as it is kept. */
    record Key(
            String clientId,
            String secretHash,
            Set<String> scopes,
            Instant givenAt,
            @Nullable Instant lastUsedAt) {}

    /** What a token says: whose it is, what for, and until when. */
    record Token(String clientId, Set<String> scopes, Instant expiresAt) {}

    /** Keeps a key; false when there is one already. */
    boolean insert(String clientId, String secretHash, Set<String> scopes, Instant at) {
        return sql.sql(
                                """
                                insert into server.machine_key (client_id, secret_hash, scopes, given_at)
                                values (:clientId, :hash, :scopes, :at)
                                on conflict do nothing
                                """)
                        .param("clientId", clientId)
                        .param("hash", secretHash)
                        .param("scopes", String.join(" ", scopes))
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /** Another secret; tokens of the earlier one end at once. */
    boolean replaceSecret(String clientId, String secretHash, Instant at) {
        sql.sql("delete from server.machine_token where client_id = :clientId")
                .param("clientId", clientId)
                .update();
        return sql.sql(
                                """
                                update server.machine_key set secret_hash = :hash, given_at = :at
                                where client_id = :clientId
                                """)
                        .param("clientId", clientId)
                        .param("hash", secretHash)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean delete(String clientId) {
        return sql.sql("delete from server.machine_key where client_id = :clientId")
                        .param("clientId", clientId)
                        .update()
                == 1;
    }

    Optional<Key> find(String clientId) {
        return sql.sql("select * from server.machine_key where client_id = :clientId")
                .param("clientId", clientId)
                .query((row, _) -> key(row))
                .optional();
    }

    List<Key> all() {
        return sql.sql("select * from server.machine_key order by client_id")
                .query((row, _) -> key(row))
                .list();
    }

    private static Key key(ResultSet row) throws SQLException {
        var used = row.getObject("last_used_at", OffsetDateTime.class);
        return new Key(
                row.getString("client_id"),
                row.getString("secret_hash"),
                scopes(row.getString("scopes")),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    /** Keeps the digest of a token, and forgets those that are over. */
    void insertToken(String digest, Token token, Instant now) {
        sql.sql("delete from server.machine_token where expires_at < :now")
                .param("now", utc(now))
                .update();
        sql.sql(
                        """
                        insert into server.machine_token (token_digest, client_id, scopes, expires_at)
                        values (:digest, :clientId, :scopes, :expiresAt)
                        """)
                .param("digest", digest)
                .param("clientId", token.clientId())
                .param("scopes", String.join(" ", token.scopes()))
                .param("expiresAt", utc(token.expiresAt()))
                .update();
    }

    Optional<Token> token(String digest, Instant now) {
        return sql.sql(
                        """
                        select client_id, scopes, expires_at from server.machine_token
                        where token_digest = :digest and expires_at > :now
                        """)
                .param("digest", digest)
                .param("now", utc(now))
                .query((row, _) ->
                        new Token(
                                row.getString("client_id"),
                                scopes(row.getString("scopes")),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Notes the use of a key, to the minute. */
    void used(String clientId, Instant now) {
        sql.sql(
                        """
                        update server.machine_key set last_used_at = :now
                        where client_id = :clientId
                            and (last_used_at is null or last_used_at < :now - interval '1 minute')
                        """)
                .param("clientId", clientId)
                .param("now", utc(now))
                .update();
    }

    private static Set<String> scopes(String text) {
        return Set.copyOf(Arrays.asList(text.split(" ")));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
