package org.throughline.agencies;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;

/** How far each partition of a topic of an agency has taken effect, by whichever node. */
public final class PlaceTable {
    private final JdbcClient sql;
    private final String table;

    private PlaceTable(DataSource database, String table) {
        this.sql = JdbcClient.create(database);
        this.table = table;
    }

    /** Of what the agency is told, at its gateway. */
    public static PlaceTable ofEntries(DataSource database) {
        return new PlaceTable(database, "gateway.consumed");
    }

    /** Of what a program of the agency hands in, at its gateway. */
    public static PlaceTable ofHandedIn(DataSource database) {
        return new PlaceTable(database, "gateway.hand_in_place");
    }

    /** Of what the agency answers, at the casework side. */
    public static PlaceTable ofAnswers(DataSource database) {
        return new PlaceTable(database, "release.taken");
    }

    /** Where reading goes on, by partition; none of a topic that was never read. */
    public Map<Integer, Long> next(AgencyId agency, String topicId) {
        var next = new HashMap<Integer, Long>();
        sql.sql(
                        """
                        select partition, next_offset from %s
                        where agency = :agency and topic_id = :topicId
                        """
                                .formatted(table))
                .param("agency", agency.value())
                .param("topicId", topicId)
                .query(row -> {
                    next.put(row.getInt(1), row.getLong(2));
                });
        return next;
    }

    /** What stands before this place has taken effect. */
    public void moveTo(AgencyId agency, String topicId, int partition, long next) {
        sql.sql(
                        """
                        insert into %s (agency, topic_id, partition, next_offset)
                        values (:agency, :topicId, :partition, :next)
                        on conflict (agency, partition) do update
                            set topic_id = excluded.topic_id, next_offset = excluded.next_offset
                        """
                                .formatted(table))
                .param("agency", agency.value())
                .param("topicId", topicId)
                .param("partition", partition)
                .param("next", next)
                .update();
    }
}
