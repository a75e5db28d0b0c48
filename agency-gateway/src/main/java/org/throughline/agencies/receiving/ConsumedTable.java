package org.throughline.agencies.receiving;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;

/** How far each partition of an agency's topic has taken effect, by whichever node. */
final class ConsumedTable {
    private final JdbcClient sql;

    ConsumedTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Where reading goes on, by partition; none of a topic that was never read. */
    Map<Integer, Long> nextOffsets(AgencyId agency, String topicId) {
        var next = new HashMap<Integer, Long>();
        sql.sql(
                        """
                        select partition, next_offset from gateway.consumed
                        where agency = :agency and topic_id = :topicId
                        """)
                .param("agency", agency.value())
                .param("topicId", topicId)
                .query(row -> {
                    next.put(row.getInt(1), row.getLong(2));
                });
        return next;
    }

    void consumed(AgencyId agency, String topicId, int partition, long nextOffset) {
        sql.sql(
                        """
                        insert into gateway.consumed (agency, topic_id, partition, next_offset)
                        values (:agency, :topicId, :partition, :next)
                        on conflict (agency, partition) do update
                            set topic_id = excluded.topic_id, next_offset = excluded.next_offset
                        """)
                .param("agency", agency.value())
                .param("topicId", topicId)
                .param("partition", partition)
                .param("next", nextOffset)
                .update();
    }
}
