package org.throughline.referrals.stored;

import java.time.Instant;
import java.util.Map;

/** Facts as they stand in a log, at position 7 of it. */
final class StoredFacts {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Map<String, String> ENVELOPE =
            Map.of(
                    "occurredAt", "2026-03-02T09:00:00Z",
                    "precision", "exact",
                    "person", "CW-1",
                    "role", "caseworker",
                    "agency", "project",
                    "commandId", "c-1");

    private StoredFacts() {}

    static StoredFact fact(String name, int version, byte[] payload) {
        return fact(name, Integer.toString(version), payload);
    }

    static StoredFact fact(String name, String version, byte[] payload) {
        return new StoredFact(7, "BF-0101", 1, "id-1", name, version, MONDAY, payload, ENVELOPE);
    }
}
