package org.throughline.agencies.lightlink;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;

/** The visits by light links. */
final class LightVisitTable {
    private static final String WAITING =
            """
            digest = :digest and opened_until is null and ended_at is null and code_until > :now and tries < :max\
            """;

    private final JdbcClient sql;

    LightVisitTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** The link of a visit, and the digest of the code that it waits for. */
    record Tried(String link, String codeDigest) {}

    int askedSince(String link, Instant since) {
        return sql.sql(
                        "select count(*) from gateway.light_visit where link = :link and asked_at > :since")
                .param("link", link)
                .param("since", EntryTable.utc(since))
                .query(Integer.class)
                .single();
    }

    /** Earlier codes of the link open nothing any more. */
    void endWaiting(String link, Instant at) {
        sql.sql(
                        """
                        update gateway.light_visit set ended_at = :at
                        where link = :link and opened_until is null and ended_at is null
                        """)
                .param("at", EntryTable.utc(at))
                .param("link", link)
                .update();
    }

    void insert(String digest, String link, String codeDigest, Instant at, Instant codeUntil) {
        sql.sql(
                        """
                        insert into gateway.light_visit (digest, link, code_digest, asked_at, code_until)
                        values (:digest, :link, :code, :at, :until)
                        """)
                .param("digest", digest)
                .param("link", link)
                .param("code", codeDigest)
                .param("at", EntryTable.utc(at))
                .param("until", EntryTable.utc(codeUntil))
                .update();
    }

    /** Whether a code can be given for this visit now. */
    boolean isWaiting(String digest, int triesMax, Instant now) {
        return sql.sql("select exists (select from gateway.light_visit where " + WAITING + ")")
                .param("digest", digest)
                .param("max", triesMax)
                .param("now", EntryTable.utc(now))
                .query(Boolean.class)
                .single();
    }

    /** Counts a try; empty when no further one is allowed. */
    Optional<Tried> tried(String digest, int triesMax, Instant now) {
        return sql.sql(
                        "update gateway.light_visit set tries = tries + 1 where "
                                + WAITING
                                + " returning link, code_digest")
                .param("digest", digest)
                .param("max", triesMax)
                .param("now", EntryTable.utc(now))
                .query((row, _) -> new Tried(row.getString("link"), row.getString("code_digest")))
                .optional();
    }

    /** Opens the visit under another digest; false when somebody else did so just now. */
    boolean open(String digest, String newDigest, Instant until) {
        return sql.sql(
                                """
                                update gateway.light_visit set digest = :new, opened_until = :until
                                where digest = :digest and opened_until is null and ended_at is null
                                """)
                        .param("new", newDigest)
                        .param("until", EntryTable.utc(until))
                        .param("digest", digest)
                        .update()
                == 1;
    }

    /** The digest of the link whose visit is open. */
    Optional<String> openLink(String digest, Instant now) {
        return sql.sql(
                        """
                        select link from gateway.light_visit
                        where digest = :digest and opened_until > :now and ended_at is null
                        """)
                .param("digest", digest)
                .param("now", EntryTable.utc(now))
                .query(String.class)
                .optional();
    }

    void end(String digest, Instant at) {
        sql.sql(
                        "update gateway.light_visit set ended_at = :at where digest = :digest and ended_at is null")
                .param("at", EntryTable.utc(at))
                .param("digest", digest)
                .update();
    }
}
