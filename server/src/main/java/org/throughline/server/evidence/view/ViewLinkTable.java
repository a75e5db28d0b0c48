package org.throughline.server.evidence.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.proof.tree.Hash;

/** The chains of what each agency was told. */
final class ViewLinkTable {
    private final JdbcClient sql;

    ViewLinkTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Until the transaction ends nobody else adds to a chain. */
    void lock() {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('throughline.views', 0))")
                .query((_, _) -> true)
                .list();
    }

    /** Number of the last link of each agency that has one. */
    Map<String, Long> lastNumbers() {
        var numbers = new HashMap<String, Long>();
        sql.sql("select agency, max(seq) from proof.view_link group by agency")
                .query((RowCallbackHandler) row -> numbers.put(row.getString(1), row.getLong(2)));
        return numbers;
    }

    Optional<ViewLink> last(String agency) {
        return sql.sql(
                        """
                        select agency, seq, position, delivery, paths, open, hash from proof.view_link
                        where agency = :agency order by seq desc limit 1
                        """)
                .param("agency", agency)
                .query((row, _) -> link(row))
                .optional();
    }

    /** The links from a number on, in order, of facts up to a position. */
    List<ViewLink> from(String agency, long first, long upTo) {
        return sql.sql(
                        """
                        select agency, seq, position, delivery, paths, open, hash from proof.view_link
                        where agency = :agency and seq >= :first and position <= :upTo order by seq
                        """)
                .param("agency", agency)
                .param("first", first)
                .param("upTo", upTo)
                .query((row, _) -> link(row))
                .list();
    }

    void insert(ViewLink link) {
        sql.sql(
                        """
                        insert into proof.view_link (agency, seq, position, delivery, paths, open, hash)
                        values (:agency, :seq, :position, :delivery, :paths, :open, :hash)
                        """)
                .param("agency", link.agency())
                .param("seq", link.seq())
                .param("position", link.position())
                .param("delivery", link.delivery())
                .param("paths", link.paths().toArray(String[]::new))
                .param("open", link.open().bytes())
                .param("hash", link.hash().bytes())
                .update();
    }

    private static ViewLink link(ResultSet row) throws SQLException {
        return new ViewLink(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                Arrays.asList((String[]) row.getArray(5).getArray()),
                Hash.of(row.getBytes(6)),
                Hash.of(row.getBytes(7)));
    }
}
