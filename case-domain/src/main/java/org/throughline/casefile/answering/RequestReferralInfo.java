package org.throughline.casefile.answering;

import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Ask the project for more. */
public record RequestReferralInfo(ReferralId referralId, String question) implements CaseCommand {}
