package org.throughline.casefile.sending;

import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Throw a prepared referral away. */
public record DiscardReferral(ReferralId referralId) implements CaseCommand {}
