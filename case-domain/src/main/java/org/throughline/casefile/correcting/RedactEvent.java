package org.throughline.casefile.correcting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted.Replacement;
import org.throughline.casefile.ids.PersonId;

/** Mask what an earlier event says in some of its fields. */
public record RedactEvent(
        int target,
        List<String> fields,
        @Nullable List<Replacement> replacements,
        String reasonCode,
        String reason,
        String authority,
        PersonId approver)
        implements CaseCommand {
    public RedactEvent {
        fields = List.copyOf(fields);
        replacements = replacements == null ? null : List.copyOf(replacements);
    }
}
