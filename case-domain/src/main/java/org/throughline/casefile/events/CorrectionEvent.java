package org.throughline.casefile.events;

import java.util.List;
import org.throughline.casefile.values.Change;

/** A recorded event put right. */
public sealed interface CorrectionEvent extends CaseEvent {

    /** A value of an earlier event was wrong; the right one stands here. */
    record EventCorrected(int target, List<Change> changes, String reasonCode, String reason)
            implements CorrectionEvent {
        public EventCorrected {
            changes = List.copyOf(changes);
        }
    }
}
