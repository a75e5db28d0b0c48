package org.throughline.casefile.memory;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.casefile.RecordedEvent;

/** Which events were entered in error: they count nowhere. */
public final class ErrorMarks {
    private ErrorMarks() {}

    /** The history without the events that never belonged to the case. */
    public static List<RecordedEvent> without(List<RecordedEvent> history) {
        Set<Object> targets =
                history.stream()
                        .filter(event -> event.type().equals("EventEnteredInError"))
                        .map(event -> event.payload().get("target"))
                        .collect(Collectors.toSet());
        return targets.isEmpty()
                ? history
                : history.stream().filter(event -> !targets.contains(event.caseSeq())).toList();
    }
}
