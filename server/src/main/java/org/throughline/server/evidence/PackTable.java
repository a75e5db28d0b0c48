package org.throughline.server.evidence;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.tree.Hash;

/** Which packs were made. */
public final class PackTable {
    private static final String COLUMNS =
            "select made_at, kind, subject, person, reason, size, facts, sha256 from proof.pack ";
    private static final String LATEST_FIRST = " order by made_at desc";

    private final JdbcClient sql;

    public PackTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Keeps for ever that a pack was made. */
    public void insert(MadePack pack) {
        sql.sql(
                        """
                        insert into proof.pack (made_at, kind, subject, person, reason, size, facts, sha256)
                        values (:at, :kind, :subject, :person, :reason, :size, :facts, :sha256)
                        """)
                .param("at", OffsetDateTime.ofInstant(pack.at(), ZoneOffset.UTC))
                .param("kind", pack.kind().code())
                .param("subject", pack.subject())
                .param("person", pack.person())
                .param("reason", pack.reason())
                .param("size", pack.size())
                .param("facts", pack.facts())
                .param("sha256", pack.sha256().bytes())
                .update();
    }

    /** Those of a case, the latest first. */
    List<MadePack> ofCase(String caseId) {
        return made(
                sql.sql(COLUMNS + "where kind = 'case' and subject = :caseId" + LATEST_FIRST)
                        .param("caseId", caseId));
    }

    /** The latest of periods, of any of them, the latest first. */
    public List<MadePack> ofPeriods(int atMost) {
        return made(
                sql.sql(COLUMNS + "where kind = 'period'" + LATEST_FIRST + " limit :atMost")
                        .param("atMost", atMost));
    }

    private static List<MadePack> made(JdbcClient.StatementSpec question) {
        return question.query((row, _) ->
                        new MadePack(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                PackKind.of(row.getString(2)).orElseThrow(),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getLong(6),
                                row.getLong(7),
                                Hash.of(row.getBytes(8))))
                .list();
    }
}
