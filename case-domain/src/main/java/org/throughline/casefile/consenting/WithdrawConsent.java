package org.throughline.casefile.consenting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.values.Rebase;

/** Take back a consent; the referrals that rest on it are withdrawn in the same commit. */
public record WithdrawConsent(
        String consentId,
        List<AgencyId> agencies,
        Instant effectiveAt,
        @Nullable String reason,
        @Nullable List<Rebase> rebase)
        implements CaseCommand {
    public WithdrawConsent {
        agencies = List.copyOf(agencies);
        rebase = rebase == null ? null : List.copyOf(rebase);
    }
}
