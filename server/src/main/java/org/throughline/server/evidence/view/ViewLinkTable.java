package org.throughline.server.evidence.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.proof.tree.Hash;

/** The chains of what each agency was told. */
final class ViewLinkTable {
    private final JdbcClient sql;
    private final JdbcTemplate batches;

    ViewLinkTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new JdbcTemplate(database);
    }

    /** Until the transaction ends nobody else adds to a chain. */
    void lock() {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('throughline.views', 0))")
                .query((_, _) -> true)
                .list();
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

    /** The chain of an agency, in order. */
    List<ViewLink> of(String agency) {
        return sql.sql(
                        """
                        select agency, seq, position, delivery, paths, open, hash from proof.view_link
                        where agency = :agency order by seq
                        """)
                .param("agency", agency)
                .query((row, _) -> link(row))
                .list();
    }

    void insert(List<ViewLink> made) {
        batches.batchUpdate(
                """
                insert into proof.view_link (agency, seq, position, delivery, paths, open, hash)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                made.stream()
                        .map(link ->
                                new Object[] {
                                    link.agency(),
                                    link.seq(),
                                    link.position(),
                                    link.delivery(),
                                    link.paths().toArray(String[]::new),
                                    link.open().bytes(),
                                    link.hash().bytes()
                                })
                        .toList());
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
