package org.throughline.agencies.receiving;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.dialect.DialectDocument;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;

/** Entries in the agency's own vocabulary. */
final class DocumentTable {
    private final JdbcClient sql;

    DocumentTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    void insert(PartnerEntry entry, DialectDocument document) {
        sql.sql(
                        """
                        insert into gateway.document (agency, case_id, agency_seq, dialect, map_version, state, body)
                        values (:agency, :caseId, :agencySeq, :dialect, :mapVersion, :state, :body::jsonb)
                        """)
                .param("agency", entry.agency().value())
                .param("caseId", entry.caseId().value())
                .param("agencySeq", entry.agencySeq())
                .param("dialect", document.dialect())
                .param("mapVersion", document.mapVersion())
                .param("state", document.isParked() ? "parked" : "translated")
                .param("body", PartnerJson.write(document.body()))
                .update();
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
        insert(entry, document);
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
