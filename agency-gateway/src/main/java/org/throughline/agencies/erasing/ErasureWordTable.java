package org.throughline.agencies.erasing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.ErasureWord;

/** The word of erasures that the agencies of this node were told, without anything erased. */
public final class ErasureWordTable {
    private static final RowMapper<Word> WORD =
            (row, _) ->
                    new Word(
                            new ErasureWord(
                                    new AgencyId(row.getString("agency")),
                                    row.getString("erasure"),
                                    new CaseId(row.getString("case_id")),
                                    row.getBoolean("is_client"),
                                    PartnerJson.fields(PartnerJson.tree(row.getString("fields")))),
                            row.getInt("number"),
                            EntryTable.instant(row, "told_at"));

    private final JdbcClient sql;

    /** Over the gateway database, migrated. */
    public ErasureWordTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * A word as it was told.
     *
     * @param number over all cases of the agency, from 1 without gaps
     */
    public record Word(ErasureWord word, int number, Instant toldAt) {}

    /** Keeps a word; false for one that was kept before. Nobody else keeps one meanwhile. */
    public boolean insert(ErasureWord word, Instant at) {
        return sql.sql(
                                """
                                insert into gateway.erasure (agency, erasure, number, case_id, is_client, fields, told_at)
                                select :agency, :erasure, coalesce(max(number), 0) + 1, :caseId, :isClient, :fields, :at
                                from gateway.erasure where agency = :agency
                                on conflict (agency, erasure) do nothing
                                """)
                        .param("agency", word.agency().value())
                        .param("erasure", word.erasure())
                        .param("caseId", word.caseId().value())
                        .param("isClient", word.isClient())
                        .param("fields", PartnerJson.write(word.fields()))
                        .param("at", EntryTable.utc(at))
                        .update()
                == 1;
    }

    public Optional<Word> find(AgencyId agency, String erasure) {
        return sql.sql(
                        "select * from gateway.erasure where agency = :agency and erasure ="
                                + " :erasure")
                .param("agency", agency.value())
                .param("erasure", erasure)
                .query(WORD)
                .optional();
    }

    /** What was told after a number, in order. */
    public List<Word> after(AgencyId agency, int number, int limit) {
        return sql.sql(
                        """
                        select * from gateway.erasure where agency = :agency and number > :number
                        order by number limit :limit
                        """)
                .param("agency", agency.value())
                .param("number", number)
                .param("limit", limit)
                .query(WORD)
                .list();
    }
}
