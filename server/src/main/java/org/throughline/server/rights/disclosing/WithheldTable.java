package org.throughline.server.rights.disclosing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.server.rights.copy.Withheld;

/** What is withheld from whoever asked, by request. */
final class WithheldTable {
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    WithheldTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** While this runs nobody else changes what is withheld for the request. */
    <T> T alone(String caseId, String requestId, Supplier<T> work) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    sql.sql("select pg_advisory_xact_lock(hashtextextended(:request, 0))")
                            .param("request", "withheld " + caseId + ' ' + requestId)
                            .query((_, _) -> true)
                            .single();
                    return work.get();
                }));
    }

    List<Withheld> of(String caseId, String requestId) {
        return sql.sql(
                        """
                        select case_seq, field, exemption from access.withheld
                        where case_id = :caseId and request_id = :requestId
                        order by case_seq, field
                        """)
                .param("caseId", caseId)
                .param("requestId", requestId)
                .query((row, _) -> new Withheld(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** These, instead of what was withheld before. */
    void put(String caseId, String requestId, List<Withheld> withheld, String person, Instant at) {
        sql.sql("delete from access.withheld where case_id = :caseId and request_id = :requestId")
                .param("caseId", caseId)
                .param("requestId", requestId)
                .update();
        for (var one : withheld) {
            sql.sql(
                            """
                            insert into access.withheld
                                (case_id, request_id, case_seq, field, exemption, person, at)
                            values (:caseId, :requestId, :caseSeq, :field, :exemption, :person, :at)
                            """)
                    .param("caseId", caseId)
                    .param("requestId", requestId)
                    .param("caseSeq", one.caseSeq())
                    .param("field", one.field())
                    .param("exemption", one.exemption())
                    .param("person", person)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
