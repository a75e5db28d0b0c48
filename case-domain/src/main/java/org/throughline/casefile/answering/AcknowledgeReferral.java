package org.throughline.casefile.answering;

import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Confirm that the referral arrived. */
public record AcknowledgeReferral(ReferralId referralId, String agencyRef, String handlerRole)
        implements CaseCommand {}
