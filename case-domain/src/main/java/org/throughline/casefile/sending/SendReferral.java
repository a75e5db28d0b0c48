package org.throughline.casefile.sending;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/** Ask an agency for help under a basis. */
public record SendReferral(
        ReferralId referralId,
        AgencyId agency,
        String service,
        @Nullable String needId,
        String needCategory,
        Purpose purpose,
        Urgency urgency,
        @Nullable String clientName,
        String ask,
        List<String> shareSet,
        String basisRef,
        int previewSeq)
        implements CaseCommand {
    public SendReferral {
        shareSet = List.copyOf(shareSet);
    }
}
