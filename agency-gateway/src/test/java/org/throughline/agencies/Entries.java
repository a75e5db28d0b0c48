package org.throughline.agencies;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
        var at = MONDAY.plusSeconds(60L * number);
        return new PartnerEntry(
                agency,
                CASE,
                number,
                number,
                "event-" + number,
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
}
