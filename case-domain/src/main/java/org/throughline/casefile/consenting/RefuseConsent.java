package org.throughline.casefile.consenting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.ids.AgencyId;

/** Write down whom the client does not want to be told. */
public record RefuseConsent(
        List<AgencyId> agencies, List<Purpose> purposes, @Nullable String reason)
        implements CaseCommand {
    public RefuseConsent {
        agencies = List.copyOf(agencies);
        purposes = List.copyOf(purposes);
    }
}
