package org.throughline.agencies.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.throughline.agencies.EntryTable;
import org.throughline.agencies.PartnerAsk;
import org.throughline.agencies.reaching.Connection;
import org.throughline.casefile.partner.ErasureWord;
import org.throughline.casefile.partner.PartnerEntry;

/** The rows of the ledger, as they change. */
final class DeliveryTable {
    private static final String INSERT =
            """
            insert into gateway.delivery
                (agency, channel, release_seq, case_id, agency_seq, event_id, referral, state, receipt,
                 queued_at, next_try_at, settled_at)
            values (:agency, :channel, :releaseSeq, :caseId, :agencySeq, :eventId, :referral, :state,
                    :receipt, :at, :at, :settledAt)
            """;

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batches;

    DeliveryTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new NamedParameterJdbcTemplate(database);
    }

    /** Puts entries in line; where they are read where they arrive they have arrived with that. */
    void insert(List<PartnerEntry> entries, Connection connection, Instant at) {
        batches.batchUpdate(
                INSERT,
                entries.stream()
                        .map(entry -> values(entry, connection, EntryTable.utc(at)))
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource values(
            PartnerEntry entry, Connection connection, OffsetDateTime at) {
        boolean hasArrived = connection.isReadWhereItArrives();
        return new MapSqlParameterSource()
                .addValue("agency", entry.agency().value())
                .addValue("channel", connection.channel())
                .addValue("releaseSeq", entry.releaseSeq())
                .addValue("caseId", entry.caseId().value())
                .addValue("agencySeq", entry.agencySeq())
                .addValue("eventId", entry.eventId())
                .addValue("referral", PartnerAsk.of(entry).map(it -> it.value()).orElse(null))
                .addValue("state", hasArrived ? "confirmed" : "queued")
                .addValue("receipt", hasArrived ? entry.eventId() : null)
                .addValue("at", at)
                .addValue("settledAt", hasArrived ? at : null);
    }

    /** Puts word of an erasure in line, behind the last entry of its case; no gate stops it. */
    void insert(ErasureWord word, Connection connection, Instant at) {
        boolean hasArrived = connection.isReadWhereItArrives();
        sql.sql(
                        """
                        insert into gateway.delivery
                            (agency, channel, release_seq, case_id, agency_seq, event_id, state, receipt,
                             queued_at, next_try_at, settled_at, is_last_word, erasure)
                        select agency, :channel, release_seq, case_id, agency_seq, :erasure, :state, :receipt,
                               :at, :at, :settledAt, true, :erasure
                        from gateway.entry where agency = :agency and case_id = :caseId
                        order by release_seq desc limit 1
                        """)
                .param("agency", word.agency().value())
                .param("caseId", word.caseId().value())
                .param("channel", connection.channel())
                .param("erasure", word.erasure())
                .param("state", hasArrived ? "confirmed" : "queued")
                .param("receipt", hasArrived ? word.erasure() : null)
                .param("at", EntryTable.utc(at))
                .param("settledAt", hasArrived ? EntryTable.utc(at) : null)
                .update();
    }

    /** What was cancelled by a gate that is open again goes out after all. */
    void lineUpBehindOpenGates(Connection connection, Instant now) {
        sql.sql(
                        """
                        update gateway.delivery d
                        set state = 'queued', tries = 0, reason = null, next_try_at = :now, settled_at = null
                        where agency = :agency and channel = :channel and state = 'cancelled'
                          and exists (select from gateway.gate g
                                      where g.agency = d.agency and g.case_id = d.case_id and g.is_open)
                        """)
                .param("now", EntryTable.utc(now))
                .param("agency", connection.agency().value())
                .param("channel", connection.channel())
                .update();
    }

    void cancel(Delivery delivery, String reason, Instant at) {
        set(delivery, "state = 'cancelled', reason = :reason, settled_at = :at")
                .param("reason", reason)
                .param("at", EntryTable.utc(at))
                .update();
    }

    void markLastWord(Delivery delivery) {
        set(delivery, "is_last_word = true").update();
    }

    /** A try counts from here on, whether or not its end is ever heard of. */
    void sending(Delivery delivery, Instant at) {
        set(delivery, "state = 'sent', attempts = attempts + 1, tries = tries + 1, tried_at = :at")
                .param("at", EntryTable.utc(at))
                .update();
    }

    /** Whether the try was still this channel's to settle. */
    boolean confirmed(Delivery delivery, String receipt, Instant at) {
        return set(
                                delivery,
                                """
                                state = 'confirmed', receipt = :receipt, reason = null, settled_at = :at,
                                is_told_failed = false
                                """)
                        .param("receipt", receipt)
                        .param("at", EntryTable.utc(at))
                        .update()
                == 1;
    }

    void failed(Delivery delivery, String reason, Instant nextTry) {
        set(delivery, "state = 'failed', reason = :reason, next_try_at = :next")
                .param("reason", reason)
                .param("next", EntryTable.utc(nextTry))
                .update();
    }

    void parked(Delivery delivery, String reason) {
        set(delivery, "state = 'parked', reason = :reason").param("reason", reason).update();
    }

    void markToldFailed(Delivery delivery) {
        set(delivery, "is_told_failed = true").update();
    }

    void lineUp(Delivery delivery, Instant now) {
        set(delivery, "state = 'queued', tries = 0, next_try_at = :now, settled_at = null")
                .param("now", EntryTable.utc(now))
                .update();
    }

    /** Puts an entry that is there already in line once more. */
    void lineUp(PartnerEntry entry, Connection connection, Instant now) {
        sql.sql(
                        """
                        update gateway.delivery
                        set state = 'queued', tries = 0, reason = null, next_try_at = :now, settled_at = null
                        where agency = :agency and channel = :channel and release_seq = :key and erasure = ''
                        """)
                .param("now", EntryTable.utc(now))
                .param("agency", connection.agency().value())
                .param("channel", connection.channel())
                .param("key", entry.releaseSeq())
                .update();
    }

    /** Notes a wish to send again; false for one that was heard before. */
    boolean isNewWish(Delivery delivery, long againSeq) {
        return set(delivery, "again_seq = :seq", "again_seq < :seq").param("seq", againSeq).update()
                == 1;
    }

    private StatementSpec set(Delivery delivery, String assignments) {
        return set(delivery, assignments, "state = :was");
    }

    private StatementSpec set(Delivery delivery, String assignments, String condition) {
        return sql.sql(
                        "update gateway.delivery set "
                                + assignments
                                + " where agency = :agency and channel = :channel and release_seq ="
                                + " :key and erasure = :word and "
                                + condition)
                .param("agency", delivery.agency().value())
                .param("channel", delivery.channel())
                .param("key", delivery.releaseSeq())
                .param("word", delivery.erasure())
                .param("was", delivery.state());
    }
}
