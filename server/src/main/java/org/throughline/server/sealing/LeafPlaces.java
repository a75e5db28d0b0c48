package org.throughline.server.sealing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.proof.tree.Hash;
import org.throughline.server.sealing.SealedLog.Place;

/** Where many facts stand in the tree, asked in one go. */
final class LeafPlaces {
    private static final String ASKED =
            """
             from unnest(:streams::text[], :seqs::bigint[]) as asked (stream, seq)
            join proof.leaf leaf on leaf.stream = asked.stream and leaf.seq = asked.seq
            """;

    private final JdbcClient sql;

    LeafPlaces(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** The positions of those that are sealed. */
    Map<Place, Long> positions(Collection<Place> places) {
        var found = new HashMap<Place, Long>();
        asked("select leaf.stream, leaf.seq, leaf.position", places)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        found.put(
                                                new Place(row.getString(1), row.getLong(2)),
                                                row.getLong(3)));
        return found;
    }

    /** The hashes of the leaves of those that are sealed. */
    Map<Place, Hash> hashes(Collection<Place> places) {
        var found = new HashMap<Place, Hash>();
        asked("select leaf.stream, leaf.seq, leaf.hash", places)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        found.put(
                                                new Place(row.getString(1), row.getLong(2)),
                                                Hash.of(row.getBytes(3))));
        return found;
    }

    private JdbcClient.StatementSpec asked(String what, Collection<Place> places) {
        var all = List.copyOf(places);
        return sql.sql(what + ASKED)
                .param("streams", all.stream().map(Place::stream).toArray(String[]::new))
                .param("seqs", all.stream().map(Place::seq).toArray(Long[]::new));
    }
}
