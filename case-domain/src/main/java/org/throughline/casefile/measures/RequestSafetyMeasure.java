package org.throughline.casefile.measures;

import java.time.LocalDate;
import java.util.List;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Ask for a physical safety measure. */
public record RequestSafetyMeasure(
        String measureId,
        List<String> kinds,
        AgencyId provider,
        String landlordConsent,
        boolean evidenceCaptured,
        LocalDate dueBy,
        String place)
        implements CaseCommand {
    public RequestSafetyMeasure {
        kinds = List.copyOf(kinds);
    }
}
