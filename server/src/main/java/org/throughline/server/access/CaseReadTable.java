package org.throughline.server.access;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who saw which case. Rows are only ever added. */
final class CaseReadTable {
    private final JdbcClient sql;
    private final JdbcTemplate batches;

    CaseReadTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new JdbcTemplate(database);
    }

    /** Durable on return. */
    void insert(List<CaseRead> reads) {
        batches.batchUpdate(
                """
                insert into access.case_read (at, person, role, case_id, sight, was_shown)
                values (?, ?, ?, ?, ?, ?)
                """,
                reads.stream()
                        .map(read ->
                                new Object[] {
                                    OffsetDateTime.ofInstant(read.at(), ZoneOffset.UTC),
                                    read.person(),
                                    read.role(),
                                    read.caseId(),
                                    read.sight().code(),
                                    read.wasShown()
                                })
                        .toList());
    }

    /** Of one case, the latest first. */
    List<CaseRead> of(String caseId, int atMost) {
        return sql.sql(
                        """
                        select at, person, role, sight, was_shown from access.case_read
                        where case_id = :caseId order by id desc limit :most
                        """)
                .param("caseId", caseId)
                .param("most", atMost)
                .query((row, _) ->
                        new CaseRead(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                caseId,
                                Sight.of(row.getString(4)),
                                row.getBoolean(5)))
                .list();
    }

    int count(String caseId) {
        return sql.sql("select count(*) from access.case_read where case_id = :caseId")
                .param("caseId", caseId)
                .query(Integer.class)
                .single();
    }
}
