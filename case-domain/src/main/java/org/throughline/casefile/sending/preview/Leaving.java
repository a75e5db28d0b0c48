package org.throughline.casefile.sending.preview;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.throughline.casefile.sharing.Level;
import org.throughline.casefile.sharing.release.Release;

/**
 * An entry as it would leave.
 *
 * @param kind of the event
 * @param occurredAt when it happened, as last corrected; it leaves with every entry
 * @param precision how exactly that is known
 * @param isLate whether the event was recorded earlier
 * @param isRaise whether the agency holds less of it already
 * @param fields visible values by name, in the order of the event table
 */
public record Leaving(
        int caseSeq,
        String kind,
        Instant occurredAt,
        String precision,
        Level level,
        boolean isLate,
        boolean isRaise,
        Map<String, Object> fields) {
    public Leaving {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Leaving of(Release release) {
        return new Leaving(
                release.event().caseSeq(),
                release.event().type(),
                release.occurredAt(),
                release.precision(),
                release.level(),
                release.lateRelease(),
                release.raises() != null,
                release.payload());
    }
}
