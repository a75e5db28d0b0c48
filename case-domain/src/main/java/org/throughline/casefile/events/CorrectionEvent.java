package org.throughline.casefile.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.values.Change;

/** What later became of a recorded event: put right, taken back or masked. */
public sealed interface CorrectionEvent extends CaseEvent {

    /** CaseSeq of the event that it is about; always the original one. */
    int target();

    /** A value of an earlier event was wrong; the right one stands here. */
    record EventCorrected(int target, List<Change> changes, String reasonCode, String reason)
            implements CorrectionEvent {
        public EventCorrected {
            changes = List.copyOf(changes);
        }
    }

    /**
     * An earlier event never belonged to the case.
     *
     * @param rightCase a remark where it belongs; nothing follows from it
     */
    record EventEnteredInError(
            int target, String reasonCode, String reason, @Nullable CaseId rightCase)
            implements CorrectionEvent {}

    /** What an earlier event says in some fields is not to be shown any more. */
    record EventRedacted(
            int target,
            List<String> fields,
            String reasonCode,
            String authority,
            @Nullable List<EventRedacted.Replacement> replacements,
            String reason,
            PersonId approver)
            implements CorrectionEvent {
        public EventRedacted {
            fields = List.copyOf(fields);
            replacements = replacements == null ? null : List.copyOf(replacements);
        }

        /** What is shown in the place of a redacted field. */
        public record Replacement(String field, String text) {}
    }
}
