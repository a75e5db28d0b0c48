package org.throughline.casefile.sharing.release;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.values.Change;

/** What a notice changes, and of which event. */
final class Changes {
    private static final Set<String> ENVELOPE = Set.of("occurredAt", "precision");

    private Changes() {}

    static List<Change> of(RecordedEvent event) {
        return event.event() instanceof EventCorrected corrected ? corrected.changes() : List.of();
    }

    /** CaseSeq of the event that a notice is about. */
    static OptionalInt target(RecordedEvent event) {
        return event.event() instanceof CorrectionEvent notice
                ? OptionalInt.of(notice.target())
                : OptionalInt.empty();
    }

    /** Whether it is visible at every level. */
    static boolean isOfEnvelope(String field) {
        return ENVELOPE.contains(field);
    }
}
