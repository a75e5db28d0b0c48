package org.throughline.referrals.register;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/**
 * Entries of the registers in JSON: the list they belong to, and the entry as the set-up file has
 * it.
 */
public final class RegisterJson {
    private static final Map<String, Class<? extends RegisterEntry>> LISTS = new LinkedHashMap<>();

    static {
        LISTS.put("projects", RegisterEntry.Project.class);
        LISTS.put("agencies", RegisterEntry.Agency.class);
        LISTS.put("agreements", RegisterEntry.Agreement.class);
        LISTS.put("staff", RegisterEntry.Staff.class);
        LISTS.put("bankHolidays", RegisterEntry.BankHoliday.class);
        LISTS.put("codeMaps", RegisterEntry.CodeMap.class);
        LISTS.put("forumSignatures", RegisterEntry.ForumSignature.class);
        LISTS.put("clockProfile", RegisterEntry.ClockProfile.class);
        LISTS.put("forumMeetings", RegisterEntry.ForumMeeting.class);
        LISTS.put("forumResearch", RegisterEntry.ForumResearch.class);
        LISTS.put("forumAttendance", RegisterEntry.ForumAttendance.class);
        LISTS.put("clockSettings", RegisterEntry.ClockSetting.class);
        LISTS.put("statisticsReleases", RegisterEntry.StatisticsRelease.class);
    }

    private RegisterJson() {}

    /** The payload of an entry's event. */
    public static byte[] write(RegisterEntry entry) {
        var json = DomainJson.mapper().createObjectNode();
        json.put("list", listOf(entry));
        json.set("entry", DomainJson.mapper().valueToTree(entry));
        return DomainJson.mapper().writeValueAsBytes(json);
    }

    /** Whether an event's payload is of a list of the registers. */
    public static boolean isKnown(JsonNode payload) {
        return LISTS.containsKey(payload.path("list").asString(""));
    }

    /** The entry of an event's payload. */
    public static RegisterEntry read(JsonNode payload) {
        return DomainJson.mapper()
                .treeToValue(
                        payload.required("entry"),
                        Objects.requireNonNull(LISTS.get(payload.required("list").asString())));
    }

    private static String listOf(RegisterEntry entry) {
        return LISTS.entrySet().stream()
                .filter(list -> list.getValue().isInstance(entry))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an entry without a list"));
    }
}
