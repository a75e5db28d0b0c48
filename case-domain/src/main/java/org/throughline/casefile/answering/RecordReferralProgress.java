package org.throughline.casefile.answering;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Tell how the work goes. */
public record RecordReferralProgress(
        ReferralId referralId, String agencyCode, @Nullable String note) implements CaseCommand {}
