package org.throughline.referrals.stored;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Actor;
import org.throughline.casefile.ids.CaseId;

/** Who recorded a fact, on what word, and when it happened: what stands around its payload. */
public final class FactMetadata {
    private FactMetadata() {}

    /** Everything around the payload of a fact of a case. */
    public static Map<String, String> of(
            CaseId caseId,
            Instant occurredAt,
            String precision,
            @Nullable String lateReason,
            Actor actor,
            @Nullable String onBehalfOf,
            String commandId,
            @Nullable String supersedes,
            boolean storyTime) {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("stream", caseId.value());
        metadata.put("occurredAt", occurredAt.toString());
        metadata.put("precision", precision);
        metadata.put("person", actor.person().value());
        metadata.put("role", actor.role().code());
        metadata.put("agency", actor.agency().value());
        metadata.put("commandId", commandId);
        metadata.put("correlationId", commandId);
        putIfThere(metadata, "lateReason", lateReason);
        putIfThere(metadata, "onBehalfOf", onBehalfOf);
        putIfThere(metadata, "supersedes", supersedes);
        if (storyTime) {
            metadata.put("storyTime", "true");
        }
        return metadata;
    }

    private static void putIfThere(
            Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }

    static String required(Map<String, String> metadata, String key) {
        var value = metadata.get(key);
        if (value == null) {
            throw new IllegalStateException("a stored fact has no " + key);
        }
        return value;
    }
}
