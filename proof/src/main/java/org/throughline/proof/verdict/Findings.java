package org.throughline.proof.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what is found; counts all of it and keeps the first of it. */
public final class Findings {
    /** After so many nobody needs to know of more. */
    private static final int KEPT_MAX = 100;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<VerdictCode, Long> counts = new EnumMap<>(VerdictCode.class);
    private long events;
    private long opened;
    private long closed;
    private long closedEvents;

    /** Adds what was found. */
    public void add(VerdictCode code, String place) {
        counts.merge(code, 1L, Long::sum);
        if (kept.size() < KEPT_MAX) {
            kept.add(new Finding(code, place));
        }
    }

    /** Adds it unless this holds. */
    public void unless(boolean holds, VerdictCode code, String place) {
        if (!holds) {
            add(code, place);
        }
    }

    /** Counts an event, among all of them, of which nothing is opened. */
    public void closedEvent() {
        closedEvents++;
    }

    /** Counts events of which something is erased, and accounted for. */
    public void erased(long count) {
        counts.merge(VerdictCode.ERASED_OK, count, Long::sum);
    }

    /**
     * Counts an event.
     *
     * @param ofThem how many of its commitments are opened
     */
    public void event(long commitments, long ofThem) {
        events++;
        opened += ofThem;
        closed += commitments - ofThem;
    }

    public long events() {
        return events;
    }

    /** What came out. */
    public Report report() {
        return new Report(events, closedEvents, opened, closed, counts, kept);
    }
}
