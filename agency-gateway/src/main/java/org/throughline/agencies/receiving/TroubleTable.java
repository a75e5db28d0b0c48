package org.throughline.agencies.receiving;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/** The numbers that an agency misses, and what was put aside. */
final class TroubleTable {
    private final JdbcClient sql;

    TroubleTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    void gap(AgencyId agency, CaseId caseId, int expected, Instant at) {
        sql.sql(
                        """
                        insert into gateway.gap (agency, case_id, expected, seen_at)
                        values (:agency, :caseId, :expected, :at)
                        on conflict (agency, case_id) do update set expected = excluded.expected
                        """)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .param("expected", expected)
                .param("at", EntryTable.utc(at))
                .update();
    }

    /** No number of these cases is missing any more. */
    void healed(AgencyId agency, Collection<CaseId> cases) {
        sql.sql("delete from gateway.gap where agency = :agency and case_id = any (:cases)")
                .param("agency", agency.value())
                .param("cases", cases.stream().map(CaseId::value).toArray(String[]::new))
                .update();
    }

    /** The cases of which a number is missing, with that number. */
    Map<CaseId, Integer> missing(AgencyId agency) {
        var missing = new LinkedHashMap<CaseId, Integer>();
        sql.sql(
                        "select case_id, expected from gateway.gap where agency = :agency order by seen_at limit 100")
                .param("agency", agency.value())
                .query(row -> {
                    missing.put(new CaseId(row.getString(1)), row.getInt(2));
                });
        return missing;
    }

    int gaps(AgencyId agency) {
        return sql.sql("select count(*) from gateway.gap where agency = :agency")
                .param("agency", agency.value())
                .query(Integer.class)
                .single();
    }

    void park(
            AgencyId agency,
            String topicId,
            int partition,
            long offset,
            String reason,
            Instant at) {
        sql.sql(
                        """
                        insert into gateway.parked (agency, topic_id, partition, "offset", reason, parked_at)
                        values (:agency, :topicId, :partition, :offset, :reason, :at)
                        on conflict do nothing
                        """)
                .param("agency", agency.value())
                .param("topicId", topicId)
                .param("partition", partition)
                .param("offset", offset)
                .param("reason", reason)
                .param("at", EntryTable.utc(at))
                .update();
    }

    /** Records that could not be read, and documents with a code that the map does not know. */
    int parked(AgencyId agency) {
        return sql.sql(
                        """
                        select (select count(*) from gateway.parked where agency = :agency)
                             + (select count(*) from gateway.document where agency = :agency and state = 'parked')
                        """)
                .param("agency", agency.value())
                .query(Integer.class)
                .single();
    }
}
