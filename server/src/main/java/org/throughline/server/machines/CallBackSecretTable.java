package org.throughline.server.machines;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secrets with which machines sign their call-backs. */
final class CallBackSecretTable {
    private final JdbcClient sql;

    CallBackSecretTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Keeps a new secret; the earlier ones are valid until then. */
    void replace(String clientId, String secret, Instant at, Instant earlierEndAt) {
        sql.sql(
                        """
                        update server.call_back_secret set ends_at = :ends
                        where client_id = :clientId and ends_at is null
                        """)
                .param("clientId", clientId)
                .param("ends", utc(earlierEndAt))
                .update();
        sql.sql(
                        """
                        insert into server.call_back_secret (client_id, secret, given_at)
                        values (:clientId, :secret, :at)
                        """)
                .param("clientId", clientId)
                .param("secret", secret)
                .param("at", utc(at))
                .update();
    }

    void delete(String clientId) {
        sql.sql("delete from server.call_back_secret where client_id = :clientId")
                .param("clientId", clientId)
                .update();
    }

    /** The secrets of a machine that are valid now. */
    List<String> valid(String clientId, Instant now) {
        return sql.sql(
                        """
                        select secret from server.call_back_secret
                        where client_id = :clientId and (ends_at is null or ends_at > :now)
                        """)
                .param("clientId", clientId)
                .param("now", utc(now))
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
