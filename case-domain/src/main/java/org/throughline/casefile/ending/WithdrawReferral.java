package org.throughline.casefile.ending;

import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Take the referral back. */
public record WithdrawReferral(ReferralId referralId, String withdrawnBy, String reasonCode)
        implements CaseCommand {}
