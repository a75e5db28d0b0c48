package org.throughline.agencies.erasing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/** To whom word of an erasure went, and who has confirmed it. */
public final class ErasureTable {
    private final JdbcClient sql;

    public ErasureTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * Notes that word is in line.
     *
     * @param erasure id of the fact that the key was destroyed
     */
    public void insert(CaseId caseId, String erasure, ToldErasure told) {
        sql.sql(
                        """
                        insert into release.erasure (agency, erasure, case_id, person, entries, told_at)
                        values (:agency, :erasure, :caseId, :person, :entries, :toldAt)
                        """)
                .param("agency", told.agency().value())
                .param("erasure", erasure)
                .param("caseId", caseId.value())
                .param("person", told.person())
                .param("entries", told.entries())
                .param("toldAt", EntryTable.utc(told.toldAt()))
                .update();
    }

    /** The first word counts; of an erasure that was never told to the agency nothing is noted. */
    public void confirmed(AgencyId agency, String erasure) {
        sql.sql(
                        """
                        update release.erasure set confirmed_at = now()
                        where agency = :agency and erasure = :erasure and confirmed_at is null
                        """)
                .param("agency", agency.value())
                .param("erasure", erasure)
                .update();
    }

    /** Of one case, the first first. */
    public List<ToldErasure> of(CaseId caseId) {
        return sql.sql(
                        "select * from release.erasure where case_id = :caseId order by told_at, agency")
                .param("caseId", caseId.value())
                .query((row, _) -> told(row))
                .list();
    }

    private static ToldErasure told(ResultSet row) throws SQLException {
        var confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
        return new ToldErasure(
                new AgencyId(row.getString("agency")),
                row.getString("person"),
                row.getInt("entries"),
                EntryTable.instant(row, "told_at"),
                confirmed == null ? null : confirmed.toInstant());
    }
}
