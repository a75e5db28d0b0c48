package org.throughline.casefile.gaps;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Write down that no agency could take a need. */
public record RecordServiceGap(
        @Nullable String needId,
        String needCategory,
        String area,
        List<AgencyId> tried,
        String reason)
        implements CaseCommand {
    public RecordServiceGap {
        tried = List.copyOf(tried);
    }
}
