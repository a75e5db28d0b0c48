package org.throughline.agencies.dialect.housing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.dialect.DialectDocument;
import org.throughline.agencies.dialect.VocabularyMap;
import org.throughline.casefile.partner.PartnerEntry;

/**
 * A landlord keeps an ASB case per tenancy, with a category from A (at once) to C (in a week) that
 * starts its own clock. Measures become works orders.
 */
public final class HousingDialect implements Dialect {
    public static final HousingDialect INSTANCE = new HousingDialect();

    private static final VocabularyMap MAP = VocabularyMap.read("housing", 1);

    /** Their response category and its target, by our urgency. */
    private static final Map<String, String> CATEGORY =
            Map.of(
                    "high", "Category A, contact within 1 working day",
                    "medium", "Category B, contact within 3 working days",
                    "standard", "Category C, contact within 5 working days");

    private HousingDialect() {}

    @Override
    public DialectDocument translate(PartnerEntry entry) {
        var record = MAP.recordOf(entry.type());
        var translation = MAP.translate(entry);
        var body = new LinkedHashMap<String, Object>();
        body.put("form", record == null ? "Case diary" : record);
        body.put("asbCase", entry.caseId().value());
        body.put("diaryNo", entry.agencySeq());
        body.put("incidentDate", entry.occurredAt().toString());
        body.put("loggedDate", entry.recordedAt().toString());
        if (entry.payload().get("urgency") instanceof String urgency
                && CATEGORY.containsKey(urgency)) {
            body.put("category", CATEGORY.get(urgency));
        }
        body.put("answers", translation.fields());
        return new DialectDocument(MAP.dialect(), MAP.version(), body, translation.unmapped());
    }
}
