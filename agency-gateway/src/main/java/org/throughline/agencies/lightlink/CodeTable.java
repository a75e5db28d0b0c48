package org.throughline.agencies.lightlink;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;

/** Codes that wait to be read out. */
final class CodeTable {
    private static final int ROWS_MAX = 100;

    private final JdbcClient sql;

    CodeTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    void put(SecondChannel.Code code, Instant at) {
        sql.sql(
                        """
                        insert into gateway.code_to_read (agency, reference, person, code, asked_at, until)
                        values (:agency, :reference, :person, :code, :at, :until)
                        on conflict (agency, reference) do update
                            set person = excluded.person, code = excluded.code, asked_at = excluded.asked_at,
                                until = excluded.until, shown_to = null, shown_at = null
                        """)
                .param("agency", code.agency().value())
                .param("reference", code.reference())
                .param("person", code.person().value())
                .param("code", code.code())
                .param("at", EntryTable.utc(at))
                .param("until", EntryTable.utc(code.until()))
                .update();
    }

    void remove(AgencyId agency, String reference) {
        sql.sql(
                        "delete from gateway.code_to_read where agency = :agency and reference = :reference")
                .param("agency", agency.value())
                .param("reference", reference)
                .update();
    }

    void removeOver(Instant now) {
        sql.sql("delete from gateway.code_to_read where until < :now")
                .param("now", EntryTable.utc(now))
                .update();
    }

    List<CodesToRead.Waiting> waiting(Instant now) {
        return sql.sql(
                        """
                        select agency, reference, person, asked_at, until, shown_to from gateway.code_to_read
                        where until >= :now order by asked_at desc limit :limit
                        """)
                .param("now", EntryTable.utc(now))
                .param("limit", ROWS_MAX)
                .query((row, _) -> waiting(row))
                .list();
    }

    Optional<String> show(AgencyId agency, String reference, PersonId to, Instant now) {
        return sql.sql(
                        """
                        update gateway.code_to_read set shown_to = :to, shown_at = :now
                        where agency = :agency and reference = :reference and until >= :now
                        returning code
                        """)
                .param("to", to.value())
                .param("now", EntryTable.utc(now))
                .param("agency", agency.value())
                .param("reference", reference)
                .query(String.class)
                .optional();
    }

    private static CodesToRead.Waiting waiting(ResultSet row) throws SQLException {
        var shownTo = row.getString("shown_to");
        return new CodesToRead.Waiting(
                new AgencyId(row.getString("agency")),
                row.getString("reference"),
                new PersonId(row.getString("person")),
                EntryTable.instant(row, "asked_at"),
                EntryTable.instant(row, "until"),
                shownTo == null ? null : new PersonId(shownTo));
    }
}
