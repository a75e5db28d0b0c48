package org.throughline.agencies.lightlink;

import java.time.Instant;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.ids.ReferralId;

/**
 * Web access of an agency to one referral, without an account.
 *
 * @param digest of the word in the mail, which itself is kept nowhere
 * @param reference said on the telephone to tell one link from another; it opens nothing
 * @param person the registered person who reads and answers by it
 * @param releaseSeq the entry that it was mailed for
 * @param isVoid whether a newer link took its place, or too many wrong codes were given
 */
public record LightLink(
        String digest,
        AgencyId agency,
        CaseId caseId,
        ReferralId referral,
        String reference,
        PersonId person,
        long releaseSeq,
        Instant until,
        boolean isVoid) {}
