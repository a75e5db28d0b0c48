package org.throughline.referrals.log;

import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;

/**
 * Sends the entry of a referral to its addressee once more. It is asked for when a decision allowed
 * it, and it is no fact of the case; the addressee knows a second copy by its id.
 */
@FunctionalInterface
public interface Redelivery {

    /** Puts the entry in line again, so that it goes out even if the program stops now. */
    void again(CaseId caseId, ReferralId referral);
}
