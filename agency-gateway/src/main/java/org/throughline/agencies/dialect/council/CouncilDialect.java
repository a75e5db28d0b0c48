package org.throughline.agencies.dialect.council;

import java.util.LinkedHashMap;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.dialect.DialectDocument;
import org.throughline.agencies.dialect.VocabularyMap;
import org.throughline.casefile.partner.PartnerEntry;

/**
 * The council's community safety team keeps service requests, and a case file for the meeting that
 * reviews them.
 */
public final class CouncilDialect implements Dialect {
    public static final CouncilDialect INSTANCE = new CouncilDialect();

    private static final VocabularyMap MAP = VocabularyMap.read("council", 1);

    private CouncilDialect() {}

    @Override
    public DialectDocument translate(PartnerEntry entry) {
        var record = MAP.recordOf(entry.type());
        var translation = MAP.translate(entry);
        var body = new LinkedHashMap<String, Object>();
        body.put("requestType", record == null ? "CS note" : record);
        body.put("fileRef", "CS/" + entry.caseId().value() + "/" + entry.agencySeq());
        body.put("dateOfEvent", entry.occurredAt().toString());
        body.put("dateReceived", entry.releasedAt().toString());
        body.put("details", translation.fields());
        return new DialectDocument(MAP.dialect(), MAP.version(), body, translation.unmapped());
    }
}
