package org.throughline.casefile;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.ReferralId;

/** Something said at a desk about one case. Component names are the field names of the contract. */
public interface CaseCommand {

    /** The referral that it is about, if it is about one: its addressee may know the case. */
    default @Nullable ReferralId referralId() {
        return null;
    }
}
