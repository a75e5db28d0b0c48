package org.throughline.agencies.erasing;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/** Which topics are to be emptied and filled again. */
public final class RefillTable {
    private final JdbcClient sql;

    public RefillTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Those of all agencies that were told something of the case. */
    public void ask(CaseId caseId) {
        sql.sql(
                        """
                        update release.publication set refill = refill + 1
                        where agency in (select agency from release.entry where case_id = :caseId)
                        """)
                .param("caseId", caseId.value())
                .update();
    }

    /** How many times this agency's topics are to be emptied; 0 when they may stay. */
    public int asked(AgencyId agency) {
        return sql.sql("select refill from release.publication where agency = :agency")
                .param("agency", agency.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** They were emptied for so many askings; what was asked meanwhile is still to do. */
    public void done(AgencyId agency, int asked) {
        sql.sql(
                        """
                        update release.publication set refill = greatest(0, refill - :asked)
                        where agency = :agency
                        """)
                .param("agency", agency.value())
                .param("asked", asked)
                .update();
    }
}
