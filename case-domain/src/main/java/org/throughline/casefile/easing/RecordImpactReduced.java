package org.throughline.casefile.easing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.values.Link;

/** Write down what made the impact smaller. */
public record RecordImpactReduced(
        String what,
        Link linkedTo,
        List<AgencyId> doneBy,
        @Nullable String scale,
        @Nullable Integer before,
        @Nullable Integer after,
        @Nullable String clientStatement)
        implements CaseCommand {
    public RecordImpactReduced {
        doneBy = List.copyOf(doneBy);
    }
}
