package org.throughline.casefile.intervening;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Agree an intervention with the client. */
public record CreateIntervention(
        String interventionId,
        List<String> kinds,
        String aim,
        @Nullable List<AgencyId> withAgencies,
        boolean clientAgreed,
        @Nullable String decisionRef,
        LocalDate targetDate)
        implements CaseCommand {
    public CreateIntervention {
        kinds = List.copyOf(kinds);
        withAgencies = withAgencies == null ? null : List.copyOf(withAgencies);
    }
}
