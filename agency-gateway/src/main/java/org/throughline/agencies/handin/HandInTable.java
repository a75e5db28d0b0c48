package org.throughline.agencies.handin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.casefile.ids.AgencyId;

/** Who hands in at the broker, and who waits for an outcome. */
final class HandInTable {
    private final JdbcClient sql;

    HandInTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    Optional<String> machine(AgencyId agency) {
        return sql.sql("select machine from gateway.hand_in where agency = :agency")
                .param("agency", agency.value())
                .query((row, _) -> row.getString(1))
                .optional();
    }

    void use(AgencyId agency, String machine, Instant at) {
        sql.sql(
                        """
                        insert into gateway.hand_in (agency, machine, since)
                        values (:agency, :machine, :at)
                        on conflict (agency) do update
                            set machine = excluded.machine, since = excluded.since
                        """)
                .param("agency", agency.value())
                .param("machine", machine)
                .param("at", EntryTable.utc(at))
                .update();
    }

    boolean end(AgencyId agency) {
        return sql.sql("delete from gateway.hand_in where agency = :agency")
                        .param("agency", agency.value())
                        .update()
                == 1;
    }

    /** The agency is to be told of this message, once more where it was before. */
    void waitsFor(AgencyId agency, String messageId) {
        sql.sql(
                        """
                        insert into gateway.handed_in (agency, message_id)
                        values (:agency, :messageId)
                        on conflict (agency, message_id) do update set told = null
                        """)
                .param("agency", agency.value())
                .param("messageId", messageId)
                .update();
    }

    /** The messages of which there is something to tell that was not told. */
    List<String> toTell(AgencyId agency, int limit) {
        return sql.sql(
                        """
                        select one.message_id from gateway.handed_in one
                        join gateway.answer using (agency, message_id)
                        where one.agency = :agency and state in ('recorded', 'refused', 'parked')
                            and one.told is distinct from state
                        order by settled_at, one.message_id limit :limit
                        """)
                .param("agency", agency.value())
                .param("limit", limit)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** It was told that this waits for a person. */
    void toldForNow(AgencyId agency, String messageId, String state) {
        sql.sql(
                        """
                        update gateway.handed_in set told = :state
                        where agency = :agency and message_id = :messageId
                        """)
                .param("agency", agency.value())
                .param("messageId", messageId)
                .param("state", state)
                .update();
    }

    /** It was told the last word. */
    void told(AgencyId agency, String messageId) {
        sql.sql(
                        """
                        delete from gateway.handed_in
                        where agency = :agency and message_id = :messageId
                        """)
                .param("agency", agency.value())
                .param("messageId", messageId)
                .update();
    }
}
