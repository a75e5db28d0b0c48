package org.throughline.referrals.log;

import java.util.Optional;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;

/**
 * Sends the entry of a referral to its addressee once more. It is asked for when a decision allowed
 * it, and it is no fact of the case; the addressee knows a second copy by its id.
 */
public interface Redelivery {

    /** Of a desk that sends nothing again. */
    Redelivery NONE =
            new Redelivery() {
                @Override
                public Optional<String> digestOf(String onceKey) {
                    return Optional.empty();
                }

                @Override
                public void again(
                        CaseId caseId, ReferralId referral, String onceKey, String digest) {}
            };

    /**
     * The digest of the command that used this once key before. The log cannot tell: such a command
     * records no event.
     */
    Optional<String> digestOf(String onceKey);

    /**
     * Puts the entry in line again, so that it goes out even if the program stops now; nothing when
     * the once key was used before.
     */
    void again(CaseId caseId, ReferralId referral, String onceKey, String digest);
}
