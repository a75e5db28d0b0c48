package org.throughline.agencies;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.sharing.Level;

/** Entries of an invented case, as an agency is told them. */
public final class Entries {
    public static final CaseId CASE = new CaseId("BF-0199");
    private static final Instant MONDAY = Instant.parse("2025-03-03T10:00:00Z");

    private Entries() {}

    public static PartnerEntry entry(
            AgencyId agency, int number, String type, Level level, Map<String, Object> payload) {
        return entry(agency, CASE, number, number, type, level, payload);
    }

    /** The same of another case: its number there is not that over all cases. */
    public static PartnerEntry entry(
            AgencyId agency,
            CaseId caseId,
            long releaseSeq,
            int agencySeq,
            String type,
            Level level,
            Map<String, Object> payload) {
        var at = MONDAY.plusSeconds(60L * releaseSeq);
        return new PartnerEntry(
                agency,
                caseId,
                releaseSeq,
                agencySeq,
                "event-" + releaseSeq,
                type,
                1,
                at,
                "exact",
                at,
                at,
                level,
                false,
                null,
                AgencyId.PROJECT,
                null,
                null,
                false,
                payload);
    }

    /** Fields in the order in which they are named. */
    public static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** Releases an entry as the casework side would, and puts it in line. */
    public static void release(DataSource casework, PartnerEntry entry) {
        JdbcClient.create(casework)
                .sql(
                        "insert into release.entry ("
                                + EntryTable.COLUMNS
                                + ", case_seq, fields, payload) values ("
                                + EntryTable.PARAMETERS
                                + ", :caseSeq, '{}', :payload::jsonb)")
                .params(EntryTable.values(entry).getValues())
                .param("caseSeq", entry.releaseSeq())
                .update();
        new OutboxTable(casework)
                .add(entry.agency(), "entry", entry.caseId(), entry.releaseSeq(), null);
    }
}
