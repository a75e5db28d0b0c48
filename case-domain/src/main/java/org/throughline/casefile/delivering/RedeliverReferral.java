package org.throughline.casefile.delivering;

import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Send the entry of a referral to its addressee once more. */
public record RedeliverReferral(ReferralId referralId, String channel) implements CaseCommand {}
