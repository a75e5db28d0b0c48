package org.throughline.casefile.measures;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Write down that a safety measure was fitted. */
public record RecordSafetyMeasureInstalled(
        String measureId,
        List<String> kinds,
        Instant installedAt,
        AgencyId installedBy,
        boolean evidenceCaptured,
        String place,
        @Nullable String followUp)
        implements CaseCommand {
    public RecordSafetyMeasureInstalled {
        kinds = List.copyOf(kinds);
    }
}
