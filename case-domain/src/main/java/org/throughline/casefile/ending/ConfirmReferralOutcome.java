package org.throughline.casefile.ending;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Say whether the client agrees with the outcome. */
public record ConfirmReferralOutcome(ReferralId referralId, String agrees, @Nullable String why)
        implements CaseCommand {}
