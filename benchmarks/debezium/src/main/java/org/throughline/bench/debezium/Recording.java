package org.throughline.bench.debezium;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records facts, and puts each into the outbox in the same transaction. */
@Service
class Recording {
    private final JdbcClient sql;

    Recording(JdbcClient sql) {
        this.sql = sql;
    }

    /** A fact that is handed in again changes nothing. */
    @Transactional
    public void record(Fact fact) {
        int rows =
                sql.sql(
                                """
                                insert into fact (id, case_id, text) values (:id, :caseId, :text)
                                on conflict (id) do nothing
                                """)
                        .param("id", fact.id())
                        .param("caseId", fact.caseId())
                        .param("text", fact.text())
                        .update();
        if (rows == 1) {
            tell(fact);
        }
    }

    /** The row goes at once: the engine reads what was written, not what stands in the table. */
    private void tell(Fact fact) {
        var id = UUID.nameUUIDFromBytes(fact.id().getBytes(StandardCharsets.UTF_8));
        sql.sql(
                        """
                        insert into outbox (id, aggregatetype, aggregateid, type, payload)
                        values (:id, 'facts', :caseId, 'FactRecorded',
                                json_build_object('id', :fact, 'caseId', :caseId, 'text', :text)::text)
                        """)
                .param("id", id)
                .param("fact", fact.id())
                .param("caseId", fact.caseId())
                .param("text", fact.text())
                .update();
        sql.sql("delete from outbox where id = :id").param("id", id).update();
    }
}
