package org.throughline.server.signing;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.proof.note.KeyPolicy;

/** Whose signatures count for this log. */
public final class KeyPolicyTable {
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    /** Over the casework database, with the schema {@code proof}. */
    public KeyPolicyTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    private Optional<KeyPolicy> find() {
        return sql.sql("select policy from proof.key_policy")
                .query((row, _) -> row.getBytes(1))
                .optional()
                .map(bytes ->
                        KeyPolicy.read(bytes)
                                .orElseThrow(() ->
                                        new IllegalStateException("the key policy is damaged")));
    }

    /**
     * The policy; made now when there is none. Whoever asks at the same time waits for it, so that
     * two nodes with one folder do not write over each other's keys.
     */
    KeyPolicy findOrMake(Supplier<KeyPolicy> made) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    sql.sql("select pg_advisory_xact_lock(hashtextextended('throughline.keys', 0))")
                            .query((_, _) -> true)
                            .list();
                    return find().orElseGet(() -> insert(made.get()));
                }));
    }

    private KeyPolicy insert(KeyPolicy policy) {
        sql.sql("insert into proof.key_policy (policy) values (:policy)")
                .param("policy", policy.bytes())
                .update();
        return policy;
    }
}
