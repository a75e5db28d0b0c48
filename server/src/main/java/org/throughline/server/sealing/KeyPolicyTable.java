package org.throughline.server.sealing;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.proof.note.KeyPolicy;

/** Whose signatures count for this log. */
final class KeyPolicyTable {
    private final JdbcClient sql;

    KeyPolicyTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** The policy; empty while no node has made keys. */
    Optional<KeyPolicy> find() {
        return sql.sql("select policy from proof.key_policy")
                .query((row, _) -> row.getBytes(1))
                .optional()
                .map(bytes ->
                        KeyPolicy.read(bytes)
                                .orElseThrow(() ->
                                        new IllegalStateException("the key policy is damaged")));
    }

    /** Writes the policy unless there is one; returns the one that is there now. */
    KeyPolicy putIfAbsent(KeyPolicy policy) {
        sql.sql("insert into proof.key_policy (policy) values (:policy) on conflict do nothing")
                .param("policy", policy.bytes())
                .update();
        return find().orElseThrow();
    }
}
