package org.throughline.views.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CorrectionEvent;

/**
 * A case on two clocks: what was known by a moment, of what had happened by a moment. Bounds are
 * inclusive, and a bound that is given to the second holds that whole second.
 */
public final class Replay {
    private final List<RecordedEvent> history;

    private Replay(List<RecordedEvent> history) {
        this.history = history;
    }

    /** The replay of a case's whole history. */
    public static Replay of(List<RecordedEvent> history) {
        return new Replay(List.copyOf(history));
    }

    /**
     * An event as it was known.
     *
     * @param payload values with the corrections and redactions that were known
     * @param isCorrected whether one of them is not the first recorded value
     * @param isRedacted whether one of them is masked
     * @param isInError whether it was known that it never belonged to the case
     */
    public record Known(
            RecordedEvent event,
            Instant occurredAt,
            String precision,
            Map<String, Object> payload,
            boolean isCorrected,
            boolean isRedacted,
            boolean isInError) {}

    /** Everything, as known today. */
    public List<Known> all() {
        return asOf(null, null);
    }

    /** What belongs to the case, as known today: without what was entered in error. */
    public List<Known> standing() {
        return all().stream().filter(known -> !known.isInError()).toList();
    }

    /**
     * The events that were recorded by knownBy and had happened by happenedBy, with values as known
     * by knownBy.
     *
     * @param knownBy null for today
     * @param happenedBy null for whenever
     */
    public List<Known> asOf(@Nullable Instant knownBy, @Nullable Instant happenedBy) {
        return history.stream()
                .filter(event -> isBy(event.recordedAt(), knownBy))
                .filter(event -> isBy(event.occurredAt(), happenedBy))
                .map(event -> known(event, knownBy))
                .toList();
    }

    /** The case as it stood after one of its events. */
    public List<Known> after(int caseSeq) {
        var upTo = history.stream().filter(event -> event.caseSeq() <= caseSeq).toList();
        return Replay.of(upTo).all();
    }

    /** Whether a moment lies at or before a bound; no bound holds every moment. */
    public static boolean isBy(Instant moment, @Nullable Instant bound) {
        if (bound == null) {
            return true;
        }
        var end = bound.getNano() == 0 ? bound.plusSeconds(1) : bound.plusNanos(1);
        return moment.isBefore(end);
    }

    private Known known(RecordedEvent event, @Nullable Instant knownBy) {
        var later = new Later(event);
        for (var recorded : history) {
            if (recorded.event() instanceof CorrectionEvent change
                    && isBy(recorded.recordedAt(), knownBy)) {
                later.add(recorded, change);
            }
        }
        return later.known();
    }

    /** What differs between two moments of one case, in the order of its events. */
    public static List<Difference> difference(List<Known> before, List<Known> after) {
        return Difference.between(before, after);
    }
}
