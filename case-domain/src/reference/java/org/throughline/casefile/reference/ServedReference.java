package org.throughline.casefile.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;

/** What an agency is served after the last commit: section 4.8 written a second time. */
final class ServedReference {
    private final Reference reference;
    private final Situation now;
    private final Set<String> tombstones = new HashSet<>();
    private final Map<Integer, Told> latest = new LinkedHashMap<>();

    ServedReference(Reference reference, List<RecordedEvent> history) {
        this.reference = reference;
        this.now = new Situation(reference.town, history, history.getLast().recordedAt());
        for (var entry : reference.told) {
            latest.put(entry.caseSeq(), entry);
            if (event(entry).type().equals("EventEnteredInError")) {
                tombstones.add((String) entry.payload().get("target"));
            }
        }
    }

    private RecordedEvent event(Told entry) {
        return now.event(entry.caseSeq());
    }

    List<String> lines() {
        return latest.values().stream()
                .sorted(Comparator.comparing(Told::agencySeq))
                .map(this::line)
                .toList();
    }

    /** The events in the order of display, in-error entries left out. */
    List<String> timeline() {
        var shown = new ArrayList<RecordedEvent>();
        for (var entry : latest.values()) {
            if (!tombstones.contains(event(entry).eventId())) {
                shown.add(event(entry));
            }
        }
        shown.sort(
                Comparator.comparing(RecordedEvent::recordedAt)
                        .thenComparing(RecordedEvent::eventId));
        return shown.stream().map(RecordedEvent::eventId).toList();
    }

    private String line(Told entry) {
        var event = event(entry);
        var state = "WHOLE";
        if (tombstones.contains(event.eventId())) {
            state = "TOMBSTONE";
        } else if (!reference.isGateOpen && !entry.isLastWord()) {
            state = "EMPTIED";
        }
        Map<String, Object> payload = state.equals("WHOLE") ? payload(entry) : Map.of();
        return entry.agencySeq()
                + " "
                + event.eventId()
                + " "
                + state
                + " "
                + (state.equals("TOMBSTONE") ? "" : Reference.occurredAt(event, now))
                + " "
                + Told.inOrder(payload);
    }

    private Map<String, Object> payload(Told entry) {
        var event = event(entry);
        return entry.payload().containsKey("target")
                ? reference.noticeNow(event, entry, now)
                : reference.shown(event, entry.payload().keySet(), now);
    }
}
