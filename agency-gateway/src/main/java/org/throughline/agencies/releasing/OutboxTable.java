package org.throughline.agencies.releasing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.person.Erased;

/** Everything that goes out to an agency, in one dense order. */
public final class OutboxTable {
    private final JdbcClient sql;

    public OutboxTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * One thing that goes out.
     *
     * @param kind {@code entry}, {@code gate}, {@code mask}, {@code again}, {@code receipt} or
     *     {@code erased}
     * @param entry of an entry
     * @param body of anything else, as JSON
     */
    public record Outgoing(
            long outboxSeq,
            String kind,
            CaseId caseId,
            @Nullable PartnerEntry entry,
            @Nullable String body) {}

    /** Puts something in line; to be called inside a transaction. */
    public void add(
            AgencyId agency,
            String kind,
            CaseId caseId,
            @Nullable Long releaseSeq,
            @Nullable String body) {
        sql.sql(
                        """
                        with next as (
                            insert into release.agency_count as c (agency, release_seq, outbox_seq) values (:agency, 0, 1)
                            on conflict (agency) do update set outbox_seq = c.outbox_seq + 1
                            returning outbox_seq)
                        insert into release.outbox (agency, outbox_seq, kind, case_id, release_seq, body)
                        values (:agency, (select outbox_seq from next), :kind, :caseId, :releaseSeq, :body::jsonb)
                        """)
                .param("agency", agency.value())
                .param("kind", kind)
                .param("caseId", caseId.value())
                .param("releaseSeq", releaseSeq)
                .param("body", body)
                .update();
    }

    /** Notes that a command puts something in line again; false when it did before. */
    boolean isFirst(String onceKey, String digest) {
        return sql.sql(
                                """
                                insert into release.sent_again (once_key, digest) values (:key, :digest)
                                on conflict (once_key) do nothing
                                """)
                        .param("key", onceKey)
                        .param("digest", digest)
                        .update()
                == 1;
    }

    /** The content of the command that put something in line again under this once key. */
    Optional<String> digestOf(String onceKey) {
        return sql.sql("select digest from release.sent_again where once_key = :key")
                .param("key", onceKey)
                .query(String.class)
                .optional();
    }

    /** What goes out next, in order. */
    public List<Outgoing> after(AgencyId agency, long outboxSeq, int limit) {
        return query(
                "o.agency = :agency and o.outbox_seq > :from order by o.outbox_seq limit :limit",
                agency,
                outboxSeq,
                limit,
                "");
    }

    /** The entries of one case from a number on, for a receiver that misses one. */
    public List<Outgoing> entriesOf(AgencyId agency, CaseId caseId, int fromAgencySeq, int limit) {
        return query(
                "o.agency = :agency and o.case_id = :caseId and e.agency_seq >= :from order by e.agency_seq limit :limit",
                agency,
                fromAgencySeq,
                limit,
                caseId.value());
    }

    /** Notes that these go out without their fields. */
    void withheld(AgencyId agency, List<Long> outboxSeqs) {
        sql.sql(
                        """
                        update release.outbox set withheld = true
                        where agency = :agency and outbox_seq = any (:seqs) and not withheld
                        """)
                .param("agency", agency.value())
                .param("seqs", outboxSeqs.toArray(Long[]::new))
                .update();
    }

    /** Puts what went out without its fields in line again; the gate has opened. */
    void addWithheld(AgencyId agency, CaseId caseId) {
        var entries =
                sql.sql(
                                """
                                update release.outbox set withheld = false
                                where agency = :agency and case_id = :caseId and withheld
                                returning release_seq
                                """)
                        .param("agency", agency.value())
                        .param("caseId", caseId.value())
                        .query(Long.class)
                        .list();
        entries.stream()
                .distinct()
                .sorted()
                .forEach(releaseSeq -> add(agency, "entry", caseId, releaseSeq, null));
    }

    private List<Outgoing> query(
            String where, AgencyId agency, long start, int limit, String caseId) {
        // Lateral, because on tables that were never analysed the planner takes a join that reads
        // all that the agency ever was told.
        var from =
                """
                select o.outbox_seq, o.kind, o.case_id as outbox_case, o.body, e.*
                from release.outbox o
                         left join lateral (
                             select * from release.entry e
                             where e.agency = o.agency and e.release_seq = o.release_seq
                             offset 0
                         ) e on true
                """;
        return sql.sql(from + " where " + where)
                .param("agency", agency.value())
                .param("from", start)
                .param("limit", limit)
                .param("caseId", caseId)
                .query((row, _) -> {
                    var kind = row.getString("kind");
                    return new Outgoing(
                            row.getLong("outbox_seq"),
                            kind,
                            new CaseId(row.getString("outbox_case")),
                            kind.equals("entry") ? EntryTable.read(row) : null,
                            row.getString("body"));
                })
                .list();
    }

    /** What stands for redacted fields of this case is about its client, who was erased. */
    void eraseMasks(AgencyId agency, CaseId caseId) {
        sql.sql(
                        """
                        update release.outbox set body = jsonb_set(body, '{texts}', (
                            select coalesce(jsonb_object_agg(field, :mark::text), '{}')
                            from jsonb_object_keys(body -> 'texts') as field))
                        where agency = :agency and case_id = :caseId and kind = 'mask'
                        """)
                .param("mark", Erased.MARK)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .update();
    }

    /** When the oldest entry was released that waits to be published to this agency. */
    public Optional<Instant> oldestWaiting(AgencyId agency) {
        // Lateral, because most often nothing waits, and a join would read all entries to find
        // that.
        return sql.sql(
                        """
                        select min(e.released_at) as oldest
                        from release.outbox o cross join lateral (
                            select released_at from release.entry
                            where agency = o.agency and release_seq = o.release_seq offset 0) as e
                        where o.agency = :agency and o.outbox_seq > coalesce(
                            (select published_seq from release.publication where agency = :agency), 0)
                        """)
                .param("agency", agency.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** How many entries and messages wait to be published to this agency. */
    public long waiting(AgencyId agency) {
        return sql.sql(
                        """
                        select coalesce(max(c.outbox_seq), 0) - coalesce(max(p.published_seq), 0)
                        from release.agency_count c left join release.publication p on p.agency = c.agency
                        where c.agency = :agency
                        """)
                .param("agency", agency.value())
                .query(Long.class)
                .single();
    }
}
