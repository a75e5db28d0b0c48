package org.throughline.agencies.receiving;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;

/** The agency's entries, gates, gaps and how far its topic has been read. */
final class AgencyEntryTable {
    private static final int LAST_ENTRIES_PER_CASE = 40;

    private final JdbcClient sql;

    AgencyEntryTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Until the transaction ends, whoever else wants to take something for the agency waits. */
    void hold(AgencyId agency) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('receiving ' || :agency, 0))")
                .param("agency", agency.value())
                .query((_, _) -> true)
                .list();
    }

    /** The last number of the agency's entries in this case; 0 when there is none. */
    int lastAgencySeq(AgencyId agency, CaseId caseId) {
        return sql.sql(
                        """
                        select coalesce(max(agency_seq), 0) from gateway.entry
                        where agency = :agency and case_id = :caseId
                        """)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .query(Integer.class)
                .single();
    }

    void insert(PartnerEntry entry, Instant at) {
        EntryTable.bind(
                        sql.sql(
                                "insert into gateway.entry ("
                                        + EntryTable.COLUMNS
                                        + ", payload, received_at) values ("
                                        + EntryTable.PARAMETERS
                                        + ", :payload::jsonb, :receivedAt)"),
                        entry)
                .param("receivedAt", EntryTable.utc(at))
                .update();
    }

    /** Gives an entry that has none its fields; false when it has some. */
    boolean fill(PartnerEntry entry) {
        return sql.sql(
                                """
                                update gateway.entry set payload = :payload::jsonb
                                where agency = :agency and case_id = :caseId and agency_seq = :agencySeq
                                  and event_id = :eventId and payload = '{}'
                                """)
                        .param("payload", PartnerJson.write(entry.payload()))
                        .param("agency", entry.agency().value())
                        .param("caseId", entry.caseId().value())
                        .param("agencySeq", entry.agencySeq())
                        .param("eventId", entry.eventId())
                        .update()
                == 1;
    }

    /** Puts what is left of an entry in its place. */
    void replace(PartnerEntry left) {
        sql.sql(
                        """
                        update gateway.entry set payload = :payload::jsonb
                        where agency = :agency and case_id = :caseId and agency_seq = :agencySeq
                        """)
                .param("payload", PartnerJson.write(left.payload()))
                .param("agency", left.agency().value())
                .param("caseId", left.caseId().value())
                .param("agencySeq", left.agencySeq())
                .update();
    }

    List<PartnerEntry> ofCase(AgencyId agency, CaseId caseId) {
        return sql.sql(
                        """
                        select * from gateway.entry where agency = :agency and case_id = :caseId order by agency_seq
                        """)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .query((row, _) -> EntryTable.read(row))
                .list();
    }

    List<CaseId> cases(AgencyId agency) {
        return sql.sql(
                        """
                        select case_id from gateway.entry where agency = :agency
                        group by case_id order by max(received_at) desc
                        """)
                .param("agency", agency.value())
                .query((row, _) -> new CaseId(row.getString(1)))
                .list();
    }

    /** Read off the end of the entries: a case whose entries lie far back is not among them. */
    List<CaseId> lastCases(AgencyId agency, int limit) {
        return sql.sql(
                        """
                        select case_id from (
                            select case_id, release_seq from gateway.entry where agency = :agency
                            order by release_seq desc limit :entries) as last
                        group by case_id order by max(release_seq) desc limit :limit
                        """)
                .param("agency", agency.value())
                .param("entries", limit * LAST_ENTRIES_PER_CASE)
                .param("limit", limit)
                .query((row, _) -> new CaseId(row.getString(1)))
                .list();
    }

    /** Keeps the newest word about a gate; an older one that comes again changes nothing. */
    void gate(AgencyId agency, CaseId caseId, boolean isOpen, long outboxSeq) {
        sql.sql(
                        """
                        insert into gateway.gate as g (agency, case_id, is_open, outbox_seq)
                        values (:agency, :caseId, :isOpen, :seq)
                        on conflict (agency, case_id) do update
                            set is_open = excluded.is_open, outbox_seq = excluded.outbox_seq
                            where g.outbox_seq < excluded.outbox_seq
                        """)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .param("isOpen", isOpen)
                .param("seq", outboxSeq)
                .update();
    }

    Set<CaseId> openCases(AgencyId agency, Collection<String> caseIds) {
        return sql.sql(
                        """
                        select case_id from gateway.gate
                        where agency = :agency and is_open and case_id = any (:caseIds)
                        """)
                .param("agency", agency.value())
                .param("caseIds", caseIds.toArray(String[]::new))
                .query((row, _) -> new CaseId(row.getString(1)))
                .set();
    }

    boolean isOpen(AgencyId agency, CaseId caseId) {
        return sql.sql(
                        "select is_open from gateway.gate where agency = :agency and case_id = :caseId")
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
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

    void healed(AgencyId agency, CaseId caseId) {
        sql.sql("delete from gateway.gap where agency = :agency and case_id = :caseId")
                .param("agency", agency.value())
                .param("caseId", caseId.value())
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
