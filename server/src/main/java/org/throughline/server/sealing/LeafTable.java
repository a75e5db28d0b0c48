package org.throughline.server.sealing;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.proof.leaf.SealedFact;
import org.throughline.proof.tree.Hash;

/** The leaves of the tree with their salts, and the roots of its whole subtrees. */
final class LeafTable {
    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final PersonKeys keys;

    /**
     * @param keys which seal a person's salts as well as the values: without both nothing is left
     *     to guess at
     */
    LeafTable(DataSource database, PersonKeys keys) {
        this.keys = keys;
        this.sql = JdbcClient.create(database);
        this.batches = new JdbcTemplate(database);
    }

    /** How many leaves there are: dense, so the position of the last. */
    long size() {
        return sql.sql("select coalesce(max(position), 0) from proof.leaf")
                .query(Long.class)
                .single();
    }

    /** Until the transaction ends nobody else adds to the tree. */
    void lock() {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('throughline.proof', 0))")
                .query((_, _) -> true)
                .list();
    }

    void insert(List<SealedRow> rows) {
        batches.batchUpdate(
                "insert into proof.leaf (position, stream, seq, hash, leaf) values (?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row ->
                                new Object[] {
                                    row.position(),
                                    row.stream(),
                                    row.seq(),
                                    row.hash().bytes(),
                                    row.kept().bytes()
                                })
                        .toList());
        batches.batchUpdate(
                "insert into proof.salt (position, person, salts, places, is_sealed) values (?, ?, ?, ?, true)",
                rows.stream()
                        .flatMap(row ->
                                row.salts().entrySet().stream()
                                        .filter(one -> !one.getKey().equals(SealedFact.NOBODY))
                                        .map(one ->
                                                new Object[] {
                                                    row.position(),
                                                    one.getKey(),
                                                    sealed(row, one.getKey(), one.getValue()),
                                                    places(one.getValue())
                                                }))
                        .toList());
    }

    /** A subtree of two leaves or more that became whole. */
    record Subtree(int level, long index, Hash hash) {}

    void insertSubtrees(List<Subtree> grown) {
        batches.batchUpdate(
                "insert into proof.subtree (level, index, hash) values (?, ?, ?)",
                grown.stream()
                        .map(one -> new Object[] {one.level(), one.index(), one.hash().bytes()})
                        .toList());
    }

    /** The root of a whole subtree; a leaf's own hash at level 0. */
    Optional<Hash> subtree(int level, long index) {
        var found =
                level == 0
                        ? sql.sql("select hash from proof.leaf where position = :position")
                                .param("position", index + 1)
                        : sql.sql(
                                        "select hash from proof.subtree where level = :level and"
                                                + " index = :index")
                                .param("level", level)
                                .param("index", index);
        return found.query((row, _) -> Hash.of(row.getBytes(1))).optional();
    }

    /** The hash of the last leaf of each of these streams; those without a leaf are absent. */
    Map<String, Hash> lastOf(List<String> streams) {
        var last = new HashMap<String, Hash>();
        sql.sql(
                        """
                        select stream, hash from unnest(:streams::text[]) as asked (stream)
                        cross join lateral (
                            select hash from proof.leaf leaf where leaf.stream = asked.stream
                            order by seq desc limit 1
                        ) as newest
                        """)
                .param("streams", streams.toArray(String[]::new))
                .query(
                        (RowCallbackHandler)
                                row -> last.put(row.getString(1), Hash.of(row.getBytes(2))));
        return last;
    }

    /** The leaves of a stream up to a position, in order. */
    List<SealedRow> ofStream(String stream, long upTo) {
        return rows(
                """
                where leaf.stream = :stream and leaf.position <= :upTo
                """,
                Map.of("stream", stream, "upTo", upTo));
    }

    /** Which streams the leaves are of, from a position to the one before another. */
    Set<String> streams(long first, long end) {
        return Set.copyOf(
                sql.sql(
                                """
                                select distinct stream from proof.leaf
                                where position >= :first and position < :end
                                """)
                        .param("first", first)
                        .param("end", end)
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    /** The leaves after a position, in order, at most so many. */
    List<SealedRow> after(long position, int limit) {
        return rows(
                """
                where leaf.position > :after and leaf.position <= :upTo
                """,
                Map.of("after", position, "upTo", position + limit));
    }

    private List<SealedRow> rows(String which, Map<String, ?> params) {
        var found = new LinkedHashMap<Long, SealedRow>();
        sql.sql(
                        """
                        select leaf.position, leaf.stream, leaf.seq, leaf.hash, leaf.leaf, salt.person, salt.salts,
                               salt.places, salt.is_sealed
                        from proof.leaf leaf left join lateral (
                            -- Not a join of all salts, which the planner takes for a few hundred leaves.
                            select * from proof.salt own where own.position = leaf.position offset 0) as salt on true
                        """
                                + which
                                + " order by leaf.position")
                .params(params)
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    var before = found.get(row.getLong(1));
                                    var own = before == null ? first(row) : before;
                                    var person = row.getString(6);
                                    found.put(
                                            own.position(),
                                            person == null
                                                    ? own
                                                    : own.with(person, salts(row, own)));
                                });
        return List.copyOf(found.values());
    }

    private static SealedRow first(ResultSet row) throws SQLException {
        return SealedRow.read(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                hash(row.getBytes(4)),
                StoredLeaf.read(row.getBytes(5)));
    }

    private byte[] sealed(SealedRow row, String person, Salts own) {
        var subject = new DataSubject(new CaseId(row.stream()), person);
        return keys.seal(subject, place(row.position()), Objects.requireNonNull(own.bytes()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Short[] places(Salts own) {
        return own.places().stream().map(Integer::shortValue).toArray(Short[]::new);
    }

    private Salts salts(ResultSet row, SealedRow own) throws SQLException {
        var places =
                Stream.of((Short[]) row.getArray("places").getArray())
                        .map(Short::intValue)
                        .toList();
        var bytes = row.getBytes("salts");
        return new Salts(
                row.getBoolean("is_sealed") ? opened(own, row.getString("person"), bytes) : bytes,
                places,
                own.kept().nobodys() != null);
    }

    /** Null when the person was erased; what is not what was sealed opens nothing. */
    private byte @Nullable [] opened(SealedRow own, String person, byte[] sealed) {
        try {
            return keys.open(
                            new DataSubject(new CaseId(own.stream()), person),
                            place(own.position()),
                            new String(sealed, StandardCharsets.UTF_8))
                    .orElse(null);
        } catch (IllegalStateException | IllegalArgumentException changed) {
            return new byte[0];
        }
    }

    private static String place(long position) {
        return "salts/" + position;
    }

    /** A hash of another length was put there by somebody else, and no leaf has it. */
    private static Hash hash(byte[] bytes) {
        return Hash.of(Arrays.copyOf(bytes, Hash.BYTES));
    }
}
