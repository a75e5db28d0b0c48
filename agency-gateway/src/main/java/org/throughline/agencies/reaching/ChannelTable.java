package org.throughline.agencies.reaching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.casefile.ids.AgencyId;

/** The channels of the agencies, which of them is in use, and how far it came. */
final class ChannelTable {
    private final JdbcClient sql;

    ChannelTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** The channel stays the one in use until this transaction ends. */
    void holdStill(AgencyId agency) {
        lock("pg_advisory_xact_lock_shared", agency);
    }

    /** Nobody queues an entry for the agency until this transaction ends. */
    void holdAlone(AgencyId agency) {
        lock("pg_advisory_xact_lock", agency);
    }

    private void lock(String function, AgencyId agency) {
        sql.sql("select " + function + "(hashtextextended('channel ' || :agency, 0))")
                .param("agency", agency.value())
                .query((_, _) -> true)
                .list();
    }

    Optional<Connection> inUse(AgencyId agency) {
        return sql.sql(
                        """
                        select agency, channel, cursor_seq, target, secret, old_secret, old_secret_until
                        from gateway.channel where agency = :agency and is_active
                        """)
                .param("agency", agency.value())
                .query((row, _) -> connection(row))
                .optional();
    }

    /** Whether the next run of the channel is due. */
    boolean isDue(Connection connection, Instant now) {
        return sql.sql(
                        """
                        select next_run_at <= :now from gateway.channel
                        where agency = :agency and channel = :channel
                        """)
                .param("now", EntryTable.utc(now))
                .param("agency", connection.agency().value())
                .param("channel", connection.channel())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void nextRun(Connection connection, Instant at) {
        sql.sql(
                        """
                        update gateway.channel set next_run_at = :at
                        where agency = :agency and channel = :channel
                        """)
                .param("at", EntryTable.utc(at))
                .param("agency", connection.agency().value())
                .param("channel", connection.channel())
                .update();
    }

    void putOutOfUse(AgencyId agency) {
        sql.sql(
                        """
                        update gateway.channel set is_active = false, old_secret = null, old_secret_until = null
                        where agency = :agency and is_active
                        """)
                .param("agency", agency.value())
                .update();
    }

    void putInUse(Connection connection, long cursor, Instant at) {
        sql.sql(
                        """
                        insert into gateway.channel
                            (agency, channel, is_active, cursor_seq, target, secret, next_run_at, set_up_at)
                        values (:agency, :channel, true, :cursor, :target, :secret, :at, :at)
                        on conflict (agency, channel) do update
                            set is_active = true, cursor_seq = excluded.cursor_seq, target = excluded.target,
                                secret = excluded.secret, next_run_at = excluded.next_run_at,
                                set_up_at = excluded.set_up_at
                        """)
                .param("agency", connection.agency().value())
                .param("channel", connection.channel())
                .param("cursor", cursor)
                .param("target", connection.target())
                .param("secret", connection.secret())
                .param("at", EntryTable.utc(at))
                .update();
    }

    /** A secret that has begun to make room for another goes on to its end. */
    void rotate(Connection connection, String secret, Instant now, Instant oldUntil) {
        sql.sql(
                        """
                        update gateway.channel
                        set secret = :secret,
                            old_secret = case when old_secret_until > :now then old_secret else secret end,
                            old_secret_until = case when old_secret_until > :now then old_secret_until else :until end
                        where agency = :agency and channel = :channel
                        """)
                .param("secret", secret)
                .param("now", EntryTable.utc(now))
                .param("until", EntryTable.utc(oldUntil))
                .param("agency", connection.agency().value())
                .param("channel", connection.channel())
                .update();
    }

    /** The first number, from a known one on, after which an entry is not settled yet. */
    long settledUpTo(AgencyId agency, long known) {
        return sql.sql(
                        """
                        select s.seq
                        from (select :known::bigint as seq
                              union all
                              select release_seq from gateway.delivery
                              where agency = :agency and release_seq > :known and erasure = '' and state in ('confirmed', 'cancelled')) s
                        where not exists (
                            select from gateway.delivery next
                            where next.agency = :agency and next.release_seq = s.seq + 1 and next.erasure = ''
                              and next.state in ('confirmed', 'cancelled'))
                        order by s.seq limit 1
                        """)
                .param("known", known)
                .param("agency", agency.value())
                .query(Long.class)
                .single();
    }

    void moveCursor(Connection connection, long to) {
        sql.sql(
                        """
                        update gateway.channel set cursor_seq = :to
                        where agency = :agency and channel = :channel and is_active and cursor_seq < :to
                        """)
                .param("to", to)
                .param("agency", connection.agency().value())
                .param("channel", connection.channel())
                .update();
    }

    /** Hands everything that is not settled to another channel, with its tries and its age. */
    void move(Connection from, String to, Instant now) {
        sql.sql(
                        """
                        with moved as (
                            update gateway.delivery set state = 'moved', settled_at = :now
                            where agency = :agency and channel = :from
                              and state in ('queued', 'sent', 'failed', 'parked')
                            returning *)
                        insert into gateway.delivery as d
                            (agency, channel, release_seq, case_id, agency_seq, event_id, referral, state,
                             attempts, reason, queued_at, next_try_at, is_last_word, is_told_failed, again_seq,
                             erasure)
                        select agency, :to, release_seq, case_id, agency_seq, event_id, referral, 'queued',
                               attempts, reason, queued_at, :now, is_last_word, is_told_failed, again_seq, erasure
                        from moved
                        on conflict (agency, channel, release_seq, erasure) do update
                            set state = 'queued', attempts = excluded.attempts, tries = 0,
                                reason = excluded.reason, next_try_at = excluded.next_try_at,
                                settled_at = null, is_last_word = excluded.is_last_word,
                                is_told_failed = excluded.is_told_failed, again_seq = excluded.again_seq
                        """)
                .param("now", EntryTable.utc(now))
                .param("agency", from.agency().value())
                .param("from", from.channel())
                .param("to", to)
                .update();
    }

    private static Connection connection(ResultSet row) throws SQLException {
        var until = row.getObject("old_secret_until", OffsetDateTime.class);
        return new Connection(
                new AgencyId(row.getString("agency")),
                row.getString("channel"),
                row.getLong("cursor_seq"),
                row.getString("target"),
                row.getString("secret"),
                row.getString("old_secret"),
                until == null ? null : until.toInstant());
    }
}
