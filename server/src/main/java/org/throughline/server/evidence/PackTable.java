package org.throughline.server.evidence;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.proof.tree.Hash;

/** Which packs were made. */
final class PackTable {
    private final JdbcClient sql;

    PackTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    void insert(MadePack pack) {
        sql.sql(
                        """
                        insert into proof.pack (made_at, case_id, person, reason, size, facts, sha256)
                        values (:at, :caseId, :person, :reason, :size, :facts, :sha256)
                        """)
                .param("at", OffsetDateTime.ofInstant(pack.at(), ZoneOffset.UTC))
                .param("caseId", pack.caseId())
                .param("person", pack.person())
                .param("reason", pack.reason())
                .param("size", pack.size())
                .param("facts", pack.facts())
                .param("sha256", pack.sha256().bytes())
                .update();
    }

    /** Those of a case, the latest first. */
    List<MadePack> of(String caseId) {
        return sql.sql(
                        """
                        select made_at, person, reason, size, facts, sha256 from proof.pack
                        where case_id = :caseId order by made_at desc
                        """)
                .param("caseId", caseId)
                .query((row, _) ->
                        new MadePack(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                caseId,
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                Hash.of(row.getBytes(6))))
                .list();
    }
}
