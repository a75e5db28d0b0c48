package org.throughline.server.access;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.previewing.Foreseen;

/**
 * What a reader may see of a preview. That an entry leaves is said to whoever sends it; what stands
 * in it only to those who may read the event itself.
 *
 * @param readable caseSeq of the events that the reader may read, the sending among them
 */
public record PreviewReading(Set<Integer> readable) {
    public PreviewReading {
        readable = Set.copyOf(readable);
    }

    /** Empty when the case does not exist for the reader. */
    public static Optional<PreviewReading> of(
            Foreseen.Shown shown, Actor reader, Register register) {
        return CaseReading.of(shown.history(), reader, register)
                .map(events -> {
                    var readable = new HashSet<Integer>();
                    events.stream().map(RecordedEvent::caseSeq).forEach(readable::add);
                    readable.add(shown.previewSeq() + 1);
                    return new PreviewReading(readable);
                });
    }

    public boolean mayRead(int caseSeq) {
        return readable.contains(caseSeq);
    }
}
