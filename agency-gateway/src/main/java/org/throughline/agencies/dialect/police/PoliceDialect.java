package org.throughline.agencies.dialect.police;

import java.util.LinkedHashMap;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.dialect.DialectDocument;
import org.throughline.agencies.dialect.VocabularyMap;
import org.throughline.casefile.partner.PartnerEntry;

/**
 * The police keep an occurrence per case. What happened becomes an incident with qualifiers; what
 * others do becomes an entry of the occurrence log. Times are theirs in the order: committed,
 * reported.
 */
public final class PoliceDialect implements Dialect {
    public static final PoliceDialect INSTANCE = new PoliceDialect();

    private static final VocabularyMap MAP = VocabularyMap.read("police", 1);

    private PoliceDialect() {}

    @Override
    public DialectDocument translate(PartnerEntry entry) {
        var record = MAP.recordOf(entry.type());
        var translation = MAP.translate(entry);
        var body = new LinkedHashMap<String, Object>();
        body.put("record", record == null ? "OCCURRENCE LOG" : record);
        body.put("occurrence", entry.caseId().value());
        body.put("logNumber", entry.agencySeq());
        body.put("committedFrom", entry.occurredAt().toString());
        body.put("reportedAt", entry.recordedAt().toString());
        body.put(
                "source",
                entry.actingOrganisation().isProject()
                        ? "THIRD PARTY REPORT"
                        : entry.actingOrganisation().value());
        body.put("lines", translation.fields());
        return new DialectDocument(MAP.dialect(), MAP.version(), body, translation.unmapped());
    }
}
