package org.throughline.casefile.values;

import org.throughline.casefile.ids.ReferralId;

/** A referral that goes on under another basis when its consent is withdrawn. */
public record Rebase(ReferralId referralId, String basisRef) {}
