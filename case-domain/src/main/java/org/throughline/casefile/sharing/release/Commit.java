package org.throughline.casefile.sharing.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.sharing.gate.SharingState;

/** The last commit of a history, and the case as it stands after it. */
record Commit(List<RecordedEvent> history, SharingState state) {

    /** The commits of a history in their order, each with its events. */
    static List<List<RecordedEvent>> allOf(List<RecordedEvent> history) {
        var commits = new ArrayList<List<RecordedEvent>>();
        int first = 0;
        for (int next = 1; next <= history.size(); next++) {
            if (next == history.size()
                    || history.get(first).recordedAt().isBefore(history.get(next).recordedAt())) {
                commits.add(history.subList(first, next));
                first = next;
            }
        }
        return commits;
    }

    Instant recordedAt() {
        return history.getLast().recordedAt();
    }

    /** Whether the event belongs to an earlier commit. */
    boolean isLate(RecordedEvent event) {
        return event.recordedAt().isBefore(recordedAt());
    }

    int firstSeq() {
        return history.stream()
                .filter(event -> !isLate(event))
                .mapToInt(RecordedEvent::caseSeq)
                .min()
                .orElseThrow();
    }

    int lastSeq() {
        return history.getLast().caseSeq();
    }

    /** CaseSeq of the events that it redacts. */
    List<Integer> redacted() {
        return history.stream()
                .filter(event -> !isLate(event))
                .map(RecordedEvent::event)
                .filter(EventRedacted.class::isInstance)
                .map(redaction -> ((EventRedacted) redaction).target())
                .toList();
    }

    /** The event with this caseSeq; they are dense from 1. */
    RecordedEvent event(int caseSeq) {
        return history.get(caseSeq - 1);
    }
}
