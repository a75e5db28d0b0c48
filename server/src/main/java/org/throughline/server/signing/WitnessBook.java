package org.throughline.server.signing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.proof.json.Json;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.KeyPolicy.Role;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.VerifierKey;

/** Which agencies have seen what the log said of itself, and what each of them made of it. */
public final class WitnessBook {

    private final JdbcClient sql;
    private final AuditorKeyTable auditors;
    private final TransactionTemplate transaction;

    /** Over the casework database, with the schema {@code proof}. */
    public WitnessBook(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.auditors = new AuditorKeyTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /**
     * What an agency said last.
     *
     * @param size of the tree that it has seen
     */
    public record Seen(AgencyId agency, long size, Instant heardAt) {}

    /** What every agency said last, by name. */
    public List<Seen> all() {
        return sql.sql("select agency, size, heard_at from proof.witness order by agency")
                .query((row, _) -> seen(row))
                .list();
    }

    public Optional<Seen> of(AgencyId agency) {
        return sql.sql("select agency, size, heard_at from proof.witness where agency = :agency")
                .param("agency", agency.value())
                .query((row, _) -> seen(row))
                .optional();
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                new AgencyId(row.getString(1)),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }

    /**
     * An agency has seen the log at a size and cosigned it.
     *
     * @param line its cosignature, verified
     */
    public void seen(Seen seen, VerifierKey key, SignedNote.Line line) {
        transaction.executeWithoutResult(_ -> {
            sql.sql(
                            """
                            insert into proof.witness_key (agency, key, since) values (:agency, :key, :size)
                            on conflict do nothing
                            """)
                    .param("agency", seen.agency().value())
                    .param("key", key.text())
                    .param("size", seen.size())
                    .update();
            sql.sql(
                            """
                            insert into proof.cosignature (size, name, key_id, signature)
                            values (:size, :name, :id, :signature) on conflict do nothing
                            """)
                    .param("size", seen.size())
                    .param("name", line.name())
                    .param("id", line.id())
                    .param("signature", line.signature())
                    .update();
            sql.sql(
                            """
                            insert into proof.witness (agency, size, heard_at) values (:agency, :size, :at)
                            on conflict (agency) do update set size = excluded.size, heard_at = excluded.heard_at
                            """)
                    .param("agency", seen.agency().value())
                    .param("size", seen.size())
                    .param("at", OffsetDateTime.ofInstant(seen.heardAt(), ZoneOffset.UTC))
                    .update();
        });
    }

    /** An auditor has cosigned the checkpoint of this size; the line is verified. */
    public void cosignedByAuditor(long size, SignedNote.Line line) {
        sql.sql(
                        """
                        insert into proof.cosignature (size, name, key_id, signature, is_auditors)
                        values (:size, :name, :id, :signature, true) on conflict do nothing
                        """)
                .param("size", size)
                .param("name", line.name())
                .param("id", line.id())
                .param("signature", line.signature())
                .update();
    }

    /** The sizes below this one that auditors cosigned last, each theirs. */
    List<Long> lastOfAuditors(long below) {
        return sql.sql(
                        """
                        select distinct max(size) from proof.cosignature
                        where is_auditors and size < :below group by name
                        """)
                .param("below", below)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /**
     * The largest size that so many agencies have cosigned, or one fewer and an auditor; empty
     * before there is one.
     */
    public Optional<Long> witnessed(int agencies) {
        return sql.sql(
                        """
                        select size from proof.cosignature group by size
                        having count(distinct name) filter (where not is_auditors)
                            >= case when bool_or(is_auditors) then :agencies - 1 else :agencies end
                        order by size desc limit 1
                        """)
                .param("agencies", agencies)
                .query(Long.class)
                .optional();
    }

    /** The note with the cosignatures of all who have seen it. */
    SignedNote cosigned(SignedNote note, long size) {
        var lines =
                sql.sql(
                                """
                                select name, key_id, signature from proof.cosignature
                                where size = :size order by name, key_id
                                """)
                        .param("size", size)
                        .query((row, _) ->
                                new SignedNote.Line(
                                        row.getString(1), row.getInt(2), row.getBytes(3)))
                        .list();
        var all = new ArrayList<>(note.lines());
        lines.stream().limit(SignedNote.SIGNATURES_MAX - (long) all.size()).forEach(all::add);
        return new SignedNote(note.text(), all);
    }

    /** How many agencies have cosigned this size. */
    public int count(long size) {
        return sql.sql(
                        "select count(distinct name) from proof.cosignature where size = :size and"
                                + " not is_auditors")
                .param("size", size)
                .query(Integer.class)
                .single();
    }

    /** The policy of the log's own keys, with those of its witnesses. */
    public KeyPolicy with(KeyPolicy policy) {
        var rules = new ArrayList<>(policy.rules());
        sql.sql("select key, since from proof.witness_key order by agency, since, key")
                .query((row, _) ->
                        new KeyPolicy.Rule(
                                Role.AGENCY,
                                VerifierKey.parse(row.getString(1))
                                        .orElseThrow(() ->
                                                new IllegalStateException(
                                                        "the key of a witness is damaged")),
                                row.getLong(2),
                                Json.WHOLE_MAX))
                .list()
                .forEach(rules::add);
        rules.addAll(auditors.rules());
        return new KeyPolicy(
                policy.origin(), rules, policy.agenciesMin(), policy.besideAuditorMin());
    }

    /**
     * Keeps what somebody saw of this log and this log does not say.
     *
     * @param who the agency, or the auditor
     * @param what in words for whoever looks, without anything of a case
     */
    public void incident(String who, Instant at, String what, SignedNote note) {
        sql.sql(
                        """
                        insert into proof.incident (found_at, agency, what, seen)
                        select :at, :agency, :what, :seen
                        where not exists (select from proof.incident where agency = :agency and what = :what)
                        """)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("agency", who)
                .param("what", what)
                .param("seen", note.whole())
                .update();
    }

    /** The first that nobody has cleared; empty while there is none. */
    public Optional<String> incident() {
        return sql.sql("select what from proof.incident order by found_at limit 1")
                .query(String.class)
                .optional();
    }
}
