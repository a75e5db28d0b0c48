package org.throughline.agencies.receiving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.dialect.DialectDocument;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;

/** Entries in the agency's own vocabulary. */
final class DocumentTable {
    private static final String INSERT =
            """
            insert into gateway.document (agency, case_id, agency_seq, dialect, map_version, state, body)
            values (:agency, :caseId, :agencySeq, :dialect, :mapVersion, :state, :body::jsonb)
            """;

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batches;

    DocumentTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new NamedParameterJdbcTemplate(database);
    }

    void insert(List<PartnerEntry> entries, Function<PartnerEntry, DialectDocument> translation) {
        batches.batchUpdate(
                INSERT,
                entries.stream()
                        .map(entry -> values(entry, translation.apply(entry)))
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource values(PartnerEntry entry, DialectDocument document) {
        return new MapSqlParameterSource()
                .addValue("agency", entry.agency().value())
                .addValue("caseId", entry.caseId().value())
                .addValue("agencySeq", entry.agencySeq())
                .addValue("dialect", document.dialect())
                .addValue("mapVersion", document.mapVersion())
                .addValue("state", document.isParked() ? "parked" : "translated")
                .addValue("body", PartnerJson.write(document.body()));
    }

    /** The same in place of what stood there. */
    void replace(PartnerEntry entry, DialectDocument document) {
        sql.sql(
                        """
                        delete from gateway.document
                        where agency = :agency and case_id = :caseId and agency_seq = :agencySeq
                        """)
                .param("agency", entry.agency().value())
                .param("caseId", entry.caseId().value())
                .param("agencySeq", entry.agencySeq())
                .update();
        insert(List.of(entry), _ -> document);
    }

    /** The documents of a case by agencySeq. */
    Map<Integer, Map<String, Object>> ofCase(AgencyId agency, CaseId caseId) {
        var documents = new LinkedHashMap<Integer, Map<String, Object>>();
        sql.sql(
                        """
                        select agency_seq, body from gateway.document
                        where agency = :agency and case_id = :caseId order by agency_seq
                        """)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .query(row -> {
                    documents.put(row.getInt(1), PartnerJson.map(row.getString(2)));
                });
        return documents;
    }
}
