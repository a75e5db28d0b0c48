package org.throughline.casefile.answering;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Begin the work. */
public record StartReferral(ReferralId referralId, String agencyCode, @Nullable String note)
        implements CaseCommand {}
