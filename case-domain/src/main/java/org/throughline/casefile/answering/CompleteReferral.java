package org.throughline.casefile.answering;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Finish, and say what was delivered. */
public record CompleteReferral(
        ReferralId referralId,
        String outcomeCode,
        boolean delivered,
        @Nullable String agencyStatement)
        implements CaseCommand {}
