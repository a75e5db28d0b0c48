package org.throughline.casefile.sending;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Answer what the addressee asked. */
public record SupplyReferralInfo(
        ReferralId referralId,
        List<String> shareSet,
        @Nullable String answer,
        String basisRef,
        int previewSeq)
        implements CaseCommand {
    public SupplyReferralInfo {
        shareSet = List.copyOf(shareSet);
    }
}
