package org.throughline.casefile.answering;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/** Say no to the referral. */
public record DeclineReferral(
        ReferralId referralId,
        String reasonCode,
        String refusedBy,
        @Nullable AgencyId suggestedAgency,
        @Nullable String note)
        implements CaseCommand {}
