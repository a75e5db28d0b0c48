package org.throughline.casefile.correcting;

import java.util.List;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.values.Change;

/** Put a value of an earlier event right. */
public record CorrectEvent(int target, List<Change> changes, String reasonCode, String reason)
        implements CaseCommand {
    public CorrectEvent {
        changes = List.copyOf(changes);
    }
}
