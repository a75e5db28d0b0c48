package org.throughline.bench.modulith;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records facts, and publishes an event of each in the same transaction. */
@Service
class Recording {
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;

    Recording(JdbcClient sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
    }

    /** A fact that is handed in again changes nothing. */
    @Transactional
    public void record(FactRecorded fact) {
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
            events.publishEvent(fact);
        }
    }
}
