package org.throughline.agencies;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;

/** An entry as a CloudEvent, the same by every channel. */
public final class PartnerEvent {
    /** Who says it. */
    public static final URI PROJECT = URI.create("urn:throughline:project");

    private PartnerEvent() {}

    /** The same however often and by whatever channel the entry is told. */
    public static String id(PartnerEntry entry) {
        return entry.eventId() + "." + entry.agencySeq();
    }

    public static String type(PartnerEntry entry) {
        return "case." + kebab(entry.type()) + ".v" + entry.version();
    }

    private static String kebab(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /**
     * The entry in structured mode, as JSON in one line. What was corrected or redacted since its
     * release stands in it as it holds now.
     */
    public static String structured(Served served) {
        var entry = served.entry();
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id(entry));
        event.put("source", PROJECT.toString());
        event.put("type", type(entry));
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
