package org.throughline.agencies;

import java.util.Optional;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.partner.PartnerEntry;

/** Which entries ask their reader for help. */
public final class PartnerAsk {
    private PartnerAsk() {}

    /** The referral by which the entry asks the agency that it is for; empty for all others. */
    public static Optional<ReferralId> of(PartnerEntry entry) {
        var isRerouting = entry.type().equals("ReferralRerouted");
        if (!isRerouting && !entry.type().equals("ReferralSent")) {
            return Optional.empty();
        }
        var payload = entry.payload();
        var isForReader =
                entry.agency().value().equals(payload.get(isRerouting ? "newAgency" : "agency"));
        return isForReader
                        && payload.get(isRerouting ? "newReferral" : "referralId")
                                instanceof String id
                ? Optional.of(new ReferralId(id))
                : Optional.empty();
    }
}
