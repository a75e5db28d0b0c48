package org.throughline.casefile.answering;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Take the work up again. */
public record ResumeReferral(ReferralId referralId, @Nullable String note) implements CaseCommand {}
