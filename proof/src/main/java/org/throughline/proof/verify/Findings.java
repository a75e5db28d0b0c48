package org.throughline.proof.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what is found; counts all of it and keeps the first of it. */
final class Findings {
    /** After so many nobody needs to know of more. */
    static final int KEPT_MAX = 100;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<VerdictCode, Long> counts = new EnumMap<>(VerdictCode.class);
    private long events;
    private long opened;
    private long closed;

    void add(VerdictCode code, String place) {
        counts.merge(code, 1L, Long::sum);
        if (kept.size() < KEPT_MAX) {
            kept.add(new Finding(code, place));
        }
    }

    /** Adds it unless this holds. */
    void unless(boolean holds, VerdictCode code, String place) {
        if (!holds) {
            add(code, place);
        }
    }

    void erased(long count) {
        counts.merge(VerdictCode.ERASED_OK, count, Long::sum);
    }

    /**
     * Counts an event.
     *
     * @param ofThem how many of its commitments are opened
     */
    void event(long commitments, long ofThem) {
        events++;
        opened += ofThem;
        closed += commitments - ofThem;
    }

    long events() {
        return events;
    }

    Report report() {
        return new Report(events, opened, closed, counts, kept);
    }
}
