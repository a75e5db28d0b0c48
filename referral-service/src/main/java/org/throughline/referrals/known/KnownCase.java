package org.throughline.referrals.known;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.admission.Admission;

/**
 * A case as this node saw it last.
 *
 * @param admission the memory that every command asks first, folded from the history
 * @param upTo position in the log: up to here nothing of the case is left out
 */
public record KnownCase(List<RecordedEvent> history, Admission admission, long upTo) {
    public KnownCase {
        history = Collections.unmodifiableList(history);
    }

    public static KnownCase of(List<RecordedEvent> history, long upTo) {
        return new KnownCase(List.of(), Admission.NOTHING_YET, 0).plus(history, upTo);
    }

    public KnownCase plus(List<RecordedEvent> more, long newUpTo) {
        var all = new ArrayList<RecordedEvent>(history.size() + more.size());
        all.addAll(history);
        all.addAll(more);
        var folded = admission;
        for (var recorded : more) {
            folded = folded.evolve(recorded);
        }
        return new KnownCase(all, folded, newUpTo);
    }

    /** Whether events of this command stand in the case. */
    public boolean holds(String commandId) {
        return history.stream().anyMatch(recorded -> recorded.commandId().equals(commandId));
    }
}
