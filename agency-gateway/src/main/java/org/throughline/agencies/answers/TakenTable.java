package org.throughline.agencies.answers;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;

/** How far the answers of each agency have been taken. */
final class TakenTable {
    private final JdbcClient sql;

    TakenTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    Optional<Long> nextOffset(AgencyId agency, String topicId, int partition) {
        return sql.sql(
                        """
                        select next_offset from release.taken
                        where agency = :agency and partition = :partition and topic_id = :topicId
                        """)
                .param("agency", agency.value())
                .param("partition", partition)
                .param("topicId", topicId)
                .query(Long.class)
                .optional();
    }

    void taken(AgencyId agency, String topicId, int partition, long nextOffset) {
        sql.sql(
                        """
                        insert into release.taken (agency, topic_id, partition, next_offset)
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
