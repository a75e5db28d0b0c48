package org.throughline.casefile.memory;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.events.ReferralEvent.ReferralRerouted;
import org.throughline.casefile.events.ReferralEvent.ReferralSent;

/** Which events were entered in error: they count nowhere. */
public final class ErrorMarks {
    private ErrorMarks() {}

    /** The history without the events that never belonged to the case. */
    public static List<RecordedEvent> without(List<RecordedEvent> history) {
        var targets = targets(history);
        return targets.isEmpty()
                ? history
                : history.stream().filter(event -> !targets.contains(event.caseSeq())).toList();
    }

    /**
     * The history as decisions remember it. A sending in error stays, because its referral has a
     * state of its own for that.
     */
    public static List<RecordedEvent> asRemembered(List<RecordedEvent> history) {
        var targets = targets(history);
        return targets.isEmpty()
                ? history
                : history.stream()
                        .filter(event -> !targets.contains(event.caseSeq()) || isSending(event))
                        .toList();
    }

    private static boolean isSending(RecordedEvent event) {
        return event.event() instanceof ReferralSent || event.event() instanceof ReferralRerouted;
    }

    private static Set<Integer> targets(List<RecordedEvent> history) {
        return history.stream()
                .map(RecordedEvent::event)
                .filter(EventEnteredInError.class::isInstance)
                .map(mark -> ((EventEnteredInError) mark).target())
                .collect(Collectors.toSet());
    }
}
