package org.throughline.server.witnessing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.proof.note.SignedNote;

/** What each agency last saw of the log, on its own side. */
final class WitnessTable {
    private final JdbcClient sql;

    /** Over the gateway database, migrated. */
    WitnessTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * An agency as a witness.
     *
     * @param keyText its own pair of keys
     * @param logKey the key of the log that it was told first
     * @param note what it has seen last; null before the first time
     */
    record Kept(
            String keyText, String logKey, @Nullable SignedNote note, @Nullable Instant seenAt) {}

    Optional<Kept> of(AgencyId agency) {
        return sql.sql(
                        "select key_text, log_key, note, seen_at from gateway.witness where agency = :agency")
                .param("agency", agency.value())
                .query((row, _) ->
                        new Kept(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3) == null
                                        ? null
                                        : SignedNote.parse(row.getString(3)).orElseThrow(),
                                row.getObject(4) == null
                                        ? null
                                        : row.getObject(4, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** A new witness; one that is there stays as it is. */
    void insert(AgencyId agency, String keyText, String logKey) {
        sql.sql(
                        """
                        insert into gateway.witness (agency, key_text, log_key) values (:agency, :keyText, :logKey)
                        on conflict (agency) do nothing
                        """)
                .param("agency", agency.value())
                .param("keyText", keyText)
                .param("logKey", logKey)
                .update();
    }

    void seen(AgencyId agency, SignedNote note, Instant at) {
        sql.sql("update gateway.witness set note = :note, seen_at = :at where agency = :agency")
                .param("note", note.whole())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("agency", agency.value())
                .update();
    }

    /** Keeps two words of the log that cannot both be true; the first such pair of an agency. */
    void twoHistories(AgencyId agency, SignedNote kept, SignedNote told, Instant at) {
        sql.sql(
                        """
                        insert into gateway.two_histories (agency, found_at, kept, told)
                        select :agency, :at, :kept, :told
                        where not exists (select from gateway.two_histories where agency = :agency)
                        """)
                .param("agency", agency.value())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("kept", kept.whole())
                .param("told", told.whole())
                .update();
    }

    /** What the agency was told against what it has seen; empty while all follows. */
    Optional<SignedNote> against(AgencyId agency) {
        return sql.sql(
                        "select told from gateway.two_histories where agency = :agency order by found_at limit 1")
                .param("agency", agency.value())
                .query(String.class)
                .optional()
                .flatMap(SignedNote::parse);
    }
}
