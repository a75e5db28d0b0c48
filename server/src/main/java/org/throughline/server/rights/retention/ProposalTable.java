package org.throughline.server.rights.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.PersonId;

/** The cases that somebody proposed to delete. */
final class ProposalTable {
    private final JdbcClient sql;

    ProposalTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** The first proposal of a case stays. */
    void insert(Proposal proposal) {
        sql.sql(
                        """
                        insert into access.deletion (case_id, proposed_by, proposed_at)
                        values (:caseId, :by, :at) on conflict do nothing
                        """)
                .param("caseId", proposal.caseId())
                .param("by", proposal.by().value())
                .param("at", proposal.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Proposal> of(String caseId) {
        return sql.sql(
                        """
                        select case_id, proposed_by, proposed_at from access.deletion
                        where case_id = :caseId
                        """)
                .param("caseId", caseId)
                .query((row, _) -> proposal(row))
                .optional();
    }

    /** All that wait for a second person. */
    List<Proposal> all() {
        return sql.sql("select case_id, proposed_by, proposed_at from access.deletion")
                .query((row, _) -> proposal(row))
                .list();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getString(1),
                new PersonId(row.getString(2)),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }

    /** Which cases wait for a second person. */
    List<String> caseIds() {
        return sql.sql("select case_id from access.deletion")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Whether there was one. */
    boolean delete(String caseId) {
        return sql.sql("delete from access.deletion where case_id = :caseId")
                        .param("caseId", caseId)
                        .update()
                == 1;
    }
}
