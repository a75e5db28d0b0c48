package org.throughline.casefile.clocks;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.events.IncidentEvent.IncidentRecorded;
import org.throughline.casefile.events.IncidentEvent.RepeatPatternFound;
import org.throughline.casefile.events.SafetyEvent.RiskAssessed;
import org.throughline.casefile.memory.ErrorMarks;

/**
 * Repeated incidents: five minutes after the last one was recorded, those that began within thirty
 * days up to the latest are counted. Two are a pattern at high risk, three otherwise.
 */
final class RepeatRule {
    private static final Duration AFTER = Duration.ofMinutes(5);
    private static final int WINDOW_DAYS = 30;
    private static final int ENOUGH = 3;
    private static final int ENOUGH_AT_HIGH_RISK = 2;

    private RepeatRule() {}

    static Optional<DueFact> of(List<RecordedEvent> history) {
        return history.reversed().stream()
                .filter(recorded -> recorded.event() instanceof IncidentRecorded)
                .findFirst()
                .flatMap(last -> found(ErrorMarks.without(history), last));
    }

    private static Optional<DueFact> found(List<RecordedEvent> history, RecordedEvent trigger) {
        var firesAt = trigger.recordedAt().plus(AFTER);
        // What came later than the timer cannot change what the timer found.
        var known = history.stream().filter(it -> it.recordedAt().isBefore(firesAt)).toList();
        var isHigh = riskLevel(known).filter(level -> level == RiskLevel.HIGH).isPresent();
        var ids = window(known);
        if (ids.size() < (isHigh ? ENOUGH_AT_HIGH_RISK : ENOUGH)
                || alreadyFound(history).containsAll(ids)) {
            return Optional.empty();
        }
        var found =
                new RepeatPatternFound(
                        ids, WINDOW_DAYS, isHigh ? "repeat-2-30-high" : "repeat-3-30");
        var key = "repeat|" + String.join(",", ids);
        return Optional.of(new DueFact(key, firesAt, found));
    }

    private static Optional<RiskLevel> riskLevel(List<RecordedEvent> history) {
        return history.stream()
                .filter(recorded -> recorded.event() instanceof RiskAssessed)
                .map(recorded -> ((RiskAssessed) recorded.event()).level())
                .reduce((_, last) -> last);
    }

    /** Ids of the incidents in the window, in the order in which they began. */
    private static List<String> window(List<RecordedEvent> history) {
        var incidents =
                history.stream()
                        .filter(recorded -> recorded.event() instanceof IncidentRecorded)
                        .sorted(Comparator.comparing(RecordedEvent::occurredAt))
                        .toList();
        if (incidents.isEmpty()) {
            return List.of();
        }
        var from = incidents.getLast().occurredAt().minus(Duration.ofDays(WINDOW_DAYS));
        return incidents.stream()
                .filter(recorded -> !recorded.occurredAt().isBefore(from))
                .map(recorded -> ((IncidentRecorded) recorded.event()).incidentId())
                .toList();
    }

    private static Set<String> alreadyFound(List<RecordedEvent> history) {
        return history.stream()
                .filter(recorded -> recorded.event() instanceof RepeatPatternFound)
                .flatMap(recorded -> ((RepeatPatternFound) recorded.event()).incidentIds().stream())
                .collect(Collectors.toSet());
    }
}
