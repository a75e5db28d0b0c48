package org.throughline.casefile.ending;

import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Close a disputed referral. */
public record CloseReferral(ReferralId referralId) implements CaseCommand {}
