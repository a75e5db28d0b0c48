package org.throughline.agencies.receiving;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.PartnerEntry;

/** The agency's entries over all cases, in the order of their cursor. */
final class FeedTable {
    private final JdbcClient sql;

    /** By agency: up to here no number is missing. */
    private final Map<AgencyId, Long> whole = new ConcurrentHashMap<>();

    FeedTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * The entries that follow a cursor without a gap. Cases reach the store side by side, so a
     * later number can be there before an earlier one: whoever read past it would never see the
     * earlier.
     */
    List<PartnerEntry> after(AgencyId agency, long releaseSeq, int limit) {
        return sql.sql(
                        """
                        select * from (
                            select e.*, release_seq - row_number() over (order by release_seq) as start
                            from gateway.entry e
                            where agency = :agency and release_seq > :after
                            order by release_seq limit :limit) as next
                        where start = :after
                        order by release_seq
                        """)
                .param("agency", agency.value())
                .param("after", releaseSeq)
                .param("limit", limit)
                .query((row, _) -> EntryTable.read(row))
                .list();
    }

    /** The first number that is missing before a later one. */
    Optional<Long> waitsFor(AgencyId agency) {
        // What was whole once stays whole: only what came since is looked at again.
        long end = lastReleaseSeq(agency);
        var hole = firstHole(agency, whole.getOrDefault(agency, 0L));
        whole.merge(agency, hole.map(number -> number - 1).orElse(end), Math::max);
        return hole;
    }

    private Optional<Long> firstHole(AgencyId agency, long whole) {
        return sql.sql(
                        """
                        select min(number) from (
                            select release_seq, :whole + row_number() over (order by release_seq) as number
                            from gateway.entry where agency = :agency and release_seq > :whole) as counted
                        where release_seq <> number
                        """)
                .param("agency", agency.value())
                .param("whole", whole)
                .query(Long.class)
                .optional();
    }

    long lastReleaseSeq(AgencyId agency) {
        return sql.sql(
                        "select coalesce(max(release_seq), 0) from gateway.entry where agency = :agency")
                .param("agency", agency.value())
                .query(Long.class)
                .single();
    }
}
