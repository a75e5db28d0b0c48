package org.throughline.server.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import tools.jackson.databind.JsonNode;

/** The events of a case and where each came from, against what is expected. */
final class EventsExpectation {
    private static final String SAME_COMMIT = "same-commit as ";

    private final List<RecordedEvent> history;
    private final Differences differences;

    private EventsExpectation(List<RecordedEvent> history, Differences differences) {
        this.history = history;
        this.differences = differences;
    }

    static void check(List<RecordedEvent> history, JsonNode expected, Differences differences) {
        var check = new EventsExpectation(history, differences);
        var events = expected.path("events");
        differences.same("number of events", history.size(), events.size());
        for (int i = 0; i < Math.min(history.size(), events.size()); i++) {
            check.event(history.get(i), events.get(i));
        }
    }

    private void event(RecordedEvent event, JsonNode wanted) {
        differences.same(
                "event " + event.caseSeq(),
                List.of(
                        event.caseSeq(),
                        event.type(),
                        second(event.occurredAt()),
                        second(event.recordedAt())),
                List.of(
                        wanted.path("caseSeq").asInt(),
                        wanted.path("type").asString(),
                        second(Instant.parse(wanted.path("occurredAt").asString())),
                        second(Instant.parse(wanted.path("recordedAt").asString()))));
        var source = wanted.path("source").asString();
        if (!comesFrom(event, source)) {
            differences.add("event " + event.caseSeq() + " does not come from " + source);
        }
    }

    /** A timer has no command, and its key stands in the place of the command's id. */
    private boolean comesFrom(RecordedEvent event, String source) {
        if (source.startsWith(SAME_COMMIT)) {
            int first = Integer.parseInt(source.substring(SAME_COMMIT.length()));
            return first < event.caseSeq() && isOfOneCommit(event, history.get(first - 1));
        }
        var isFirst =
                event.caseSeq() == 1 || !isOfOneCommit(event, history.get(event.caseSeq() - 2));
        var isTimed = event.actor().equals(Actor.SYSTEM) && event.commandId().contains("|");
        return isFirst
                && switch (source) {
                    case "step" -> event.actor().role() != Role.SYSTEM;
                    case "system-step" -> event.actor().role() == Role.SYSTEM && !isTimed;
                    case "system" -> isTimed;
                    default -> false;
                };
    }

    private static boolean isOfOneCommit(RecordedEvent one, RecordedEvent other) {
        return one.recordedAt().equals(other.recordedAt())
                && one.commandId().equals(other.commandId());
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
