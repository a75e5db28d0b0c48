package org.throughline.casefile.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.values.CopySource;
import org.throughline.casefile.values.Ref;

/** Write down something that happened to the client. */
public record RecordIncident(
        String incidentId,
        @Nullable Instant to,
        String placeKind,
        @Nullable String place,
        List<String> kinds,
        List<String> motivations,
        String perceivedBy,
        String account,
        List<String> harms,
        List<String> reportedTo,
        @Nullable List<Ref> refs,
        @Nullable CopySource copiedFrom)
        implements CaseCommand {
    public RecordIncident {
        kinds = List.copyOf(kinds);
        motivations = List.copyOf(motivations);
        harms = List.copyOf(harms);
        reportedTo = List.copyOf(reportedTo);
        refs = refs == null ? null : List.copyOf(refs);
    }
}
