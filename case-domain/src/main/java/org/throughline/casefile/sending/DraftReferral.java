package org.throughline.casefile.sending;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/** Prepare a referral. */
public record DraftReferral(
        ReferralId referralId,
        AgencyId agency,
        String service,
        @Nullable String needId,
        String needCategory)
        implements CaseCommand {}
