package org.throughline.agencies.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.throughline.agencies.EntryTable;
import org.throughline.agencies.reaching.Connection;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/** The rows of the ledger, as they are looked for. */
final class LookedForTable {
    private static final String OPEN = "('queued', 'sent', 'failed', 'parked')";
    private static final String COLUMNS =
            """
            agency, channel, release_seq, case_id, agency_seq, event_id, referral, state, attempts, tries, \
            reason, receipt, queued_at, next_try_at, tried_at, is_last_word, is_told_failed, erasure\
            """;

    private final JdbcClient sql;

    LookedForTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * What may go out now, by releaseSeq. Nothing overtakes an earlier entry of its case that is
     * parked or waits; one that was being sent when its node died goes out again.
     */
    List<Delivery> due(Connection connection, Instant now, int limit) {
        return of(
                        """
                        agency = :agency and channel = :channel and (state = 'sent'
                              or state in ('queued', 'failed') and next_try_at <= :now)
                          and not exists (
                              select from gateway.delivery earlier
                              where earlier.agency = d.agency and earlier.channel = d.channel
                                and earlier.case_id = d.case_id
                                and (earlier.release_seq, earlier.erasure) < (d.release_seq, d.erasure)
                                and (earlier.state = 'parked'
                                     or earlier.state in ('queued', 'failed') and earlier.next_try_at > :now))
                        order by release_seq, erasure limit :limit
                        """,
                        connection)
                .param("now", EntryTable.utc(now))
                .param("limit", limit)
                .query((row, _) -> delivery(row))
                .list();
    }

    /** Open rows of cases whose gate is closed, that nobody has judged yet. */
    List<Delivery> behindClosedGates(Connection connection) {
        return of(
                        """
                        agency = :agency and channel = :channel and state in
                        """
                                + OPEN
                                + """
                                 and not is_last_word
                                and not exists (
                                    select from gateway.gate g
                                    where g.agency = d.agency and g.case_id = d.case_id and g.is_open)
                                order by release_seq limit 1000
                                """,
                        connection)
                .query((row, _) -> delivery(row))
                .list();
    }

    /** Rows that ask for help and are parked or stand behind one that is, untold as yet. */
    List<Delivery> stuckReferrals(Connection connection) {
        return of(
                        """
                        agency = :agency and channel = :channel and referral is not null and not is_told_failed
                          and state in ('queued', 'failed', 'parked')
                          and exists (
                              select from gateway.delivery parked
                              where parked.agency = d.agency and parked.channel = d.channel
                                and parked.case_id = d.case_id and parked.release_seq <= d.release_seq
                                and parked.state = 'parked')
                        order by release_seq limit 100
                        """,
                        connection)
                .query((row, _) -> delivery(row))
                .list();
    }

    /** The parked row that this one is, or stands behind. */
    Delivery blocker(Connection connection, Delivery stuck) {
        return of(
                        """
                        agency = :agency and channel = :channel and case_id = :caseId and state = 'parked'
                          and release_seq <= :seq
                        order by release_seq desc limit 1
                        """,
                        connection)
                .param("caseId", stuck.caseId().value())
                .param("seq", stuck.releaseSeq())
                .query((row, _) -> delivery(row))
                .single();
    }

    boolean isAnythingLeft(Connection connection) {
        return sql.sql(
                        """
                        select exists (
                                   select from gateway.delivery
                                   where agency = :agency and channel = :channel
                                     and state in ('queued', 'sent', 'failed', 'parked'))
                            or exists (
                                   select from gateway.delivery
                                   where agency = :agency and channel = :channel and state = 'cancelled')
                        """)
                .param("agency", connection.agency().value())
                .param("channel", connection.channel())
                .query(Boolean.class)
                .single();
    }

    /** The row of an entry. */
    Optional<Delivery> entry(Connection connection, long releaseSeq) {
        return find(connection, releaseSeq, "");
    }

    /** The row as it stands now. */
    Optional<Delivery> find(Connection connection, Delivery delivery) {
        return find(connection, delivery.releaseSeq(), delivery.erasure());
    }

    private Optional<Delivery> find(Connection connection, long releaseSeq, String erasure) {
        return of(
                        "agency = :agency and channel = :channel and release_seq = :seq and erasure"
                                + " = :erasure",
                        connection)
                .param("seq", releaseSeq)
                .param("erasure", erasure)
                .query((row, _) -> delivery(row))
                .optional();
    }

    /** What a person means by a number: what is given up of it, and else the entry. */
    Optional<Delivery> meant(Connection connection, long releaseSeq) {
        return of(
                        """
                        agency = :agency and channel = :channel and release_seq = :seq
                        order by state = 'parked' desc, erasure limit 1
                        """,
                        connection)
                .param("seq", releaseSeq)
                .query((row, _) -> delivery(row))
                .optional();
    }

    private StatementSpec of(String where, Connection connection) {
        return sql.sql("select " + COLUMNS + " from gateway.delivery d where " + where)
                .param("agency", connection.agency().value())
                .param("channel", connection.channel());
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                new AgencyId(row.getString("agency")),
                row.getString("channel"),
                row.getLong("release_seq"),
                new CaseId(row.getString("case_id")),
                row.getInt("agency_seq"),
                row.getString("event_id"),
                row.getString("referral"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getInt("tries"),
                row.getString("reason"),
                row.getString("receipt"),
                EntryTable.instant(row, "queued_at"),
                EntryTable.instant(row, "next_try_at"),
                tried(row),
                row.getBoolean("is_last_word"),
                row.getBoolean("is_told_failed"),
                row.getString("erasure"));
    }

    private static @Nullable Instant tried(ResultSet row) throws SQLException {
        var at = row.getObject("tried_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /**
     * Rows for a person to look at: what is parked first, then the newest.
     *
     * @param agency null for those of all
     */
    List<Delivery> list(@Nullable AgencyId agency, int limit) {
        return sql.sql(
                        "select "
                                + COLUMNS
                                + " from gateway.delivery "
                                + (agency == null ? "" : "where agency = :agency ")
                                + """
                                order by state = 'parked' desc, state = 'failed' desc,
                                         coalesce(settled_at, tried_at, queued_at) desc, agency, release_seq desc
                                limit :limit
                                """)
                .param("agency", agency == null ? null : agency.value())
                .param("limit", limit)
                .query((row, _) -> delivery(row))
                .list();
    }

    int parked(AgencyId agency) {
        return sql.sql(
                        "select count(*) from gateway.delivery where agency = :agency and state = 'parked'")
                .param("agency", agency.value())
                .query(Integer.class)
                .single();
    }
}
