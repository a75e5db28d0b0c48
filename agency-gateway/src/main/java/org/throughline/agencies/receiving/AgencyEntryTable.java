package org.throughline.agencies.receiving;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.receiving.Taking.There;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;

/** The agency's entries, gates, gaps and how far its topic has been read. */
final class AgencyEntryTable {
    private static final int LAST_ENTRIES_PER_CASE = 40;

    private static final String INSERT =
            "insert into gateway.entry ("
                    + EntryTable.COLUMNS
                    + ", payload, received_at) values ("
                    + EntryTable.PARAMETERS
                    + ", :payload::jsonb, :receivedAt)";

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batches;

    AgencyEntryTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new NamedParameterJdbcTemplate(database);
    }

    /** Until the transaction ends, whoever else wants to take something for the agency waits. */
    void hold(AgencyId agency) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('receiving ' || :agency, 0))")
                .param("agency", agency.value())
                .query((_, _) -> true)
                .list();
    }

    /** What the agency has of these cases; all of them are in the answer. */
    Map<CaseId, There> there(AgencyId agency, Collection<CaseId> cases) {
        var there = new HashMap<CaseId, There>();
        // The last of each by its index: one look for each case, however many entries there are.
        sql.sql(
                        """
                        select asked.case_id,
                               coalesce((select e.agency_seq from gateway.entry e
                                         where e.agency = :agency and e.case_id = asked.case_id
                                         order by e.agency_seq desc limit 1), 0),
                               exists (select from gateway.gap g
                                       where g.agency = :agency and g.case_id = asked.case_id)
                        from unnest(:cases::text[]) as asked (case_id)
                        """)
                .param("agency", agency.value())
                .param("cases", values(cases))
                .query(row -> {
                    there.put(
                            new CaseId(row.getString(1)),
                            new There(row.getInt(2), row.getBoolean(3)));
                });
        return there;
    }

    private static String[] values(Collection<CaseId> cases) {
        return cases.stream().map(CaseId::value).toArray(String[]::new);
    }

    void insert(List<PartnerEntry> entries, Instant at) {
        batches.batchUpdate(
                INSERT,
                entries.stream()
                        .map(entry ->
                                EntryTable.values(entry).addValue("receivedAt", EntryTable.utc(at)))
                        .toArray(SqlParameterSource[]::new));
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
}
