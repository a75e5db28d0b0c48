package org.throughline.referrals.previewing;

import java.util.List;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.sending.preview.Preview;
import org.throughline.referrals.Answer;

/** What the desk answers to somebody who is about to send. */
public sealed interface Foreseen {

    /**
     * This would leave.
     *
     * @param history the case that it was worked out from
     */
    record Shown(CaseId caseId, List<RecordedEvent> history, Preview preview) implements Foreseen {
        public Shown {
            history = List.copyOf(history);
        }

        /** The version of the case that the sending has to name. */
        public int previewSeq() {
            return history.size();
        }
    }

    /** The sending would be refused, and for the same reason. */
    record Refused(Answer.Refused answer) implements Foreseen {}
}
