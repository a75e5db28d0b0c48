package org.throughline.casefile.sending;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/** End a referral and send it to another agency in one act. */
public record RerouteReferral(
        ReferralId oldReferral,
        ReferralId newReferral,
        AgencyId newAgency,
        String service,
        @Nullable String needId,
        String needCategory,
        Purpose purpose,
        Urgency urgency,
        String reasonCode,
        @Nullable String clientName,
        String ask,
        List<String> shareSet,
        String basisRef,
        int previewSeq)
        implements CaseCommand {
    public RerouteReferral {
        shareSet = List.copyOf(shareSet);
    }
}
