package org.throughline.agencies;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.throughline.casefile.partner.Served;

/** An entry as an agency may be shown it now, as a structured CloudEvent. */
public final class PartnerEvent {
    private PartnerEvent() {}

    /**
     * The entry in structured mode, as JSON in one line. What was corrected or redacted since its
     * release stands in it as it holds now.
     */
    public static String structured(Served served) {
        var entry = served.entry();
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", EntryEvents.id(entry));
        event.put("source", EntryEvents.PROJECT.toString());
        var type = EntryEvents.type(entry.type(), entry.version());
        event.put("type", type);
        event.put("dataschema", EntryEvents.schema(type).toString());
        event.put("subject", entry.caseId().value());
        event.put("time", entry.recordedAt().toString());
        event.put("datacontenttype", "application/json");
        event.put("partitionkey", entry.caseId().value());
        event.put("agencyseq", entry.agencySeq());
        event.put("releaseseq", Long.toString(entry.releaseSeq()));
        event.put("data", data(served));
        return PartnerJson.write(event);
    }

    private static Map<String, Object> data(Served served) {
        var data = PartnerJson.fields(served.entry());
        data.put("occurredAt", served.occurredAt().toString());
        data.put("precision", served.precision());
        data.put("state", served.state().name().toLowerCase(Locale.ROOT));
        if (served.isCorrected()) {
            data.put("corrected", true);
        }
        if (served.isRedacted()) {
            data.put("redacted", true);
        }
        data.put("payload", served.payload());
        return data;
    }
}
