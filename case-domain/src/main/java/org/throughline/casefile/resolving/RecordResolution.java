package org.throughline.casefile.resolving;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Write down how the case was resolved. */
public record RecordResolution(
        String kind,
        List<AgencyId> agencies,
        String clientView,
        @Nullable String clientViewWhy,
        boolean harassmentOngoing,
        @Nullable List<String> evidence)
        implements CaseCommand {
    public RecordResolution {
        agencies = List.copyOf(agencies);
        evidence = evidence == null ? null : List.copyOf(evidence);
    }
}
