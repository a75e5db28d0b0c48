package org.throughline.casefile.sending;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.memory.Referral;

/**
 * What an agency is asked and told, whichever command says it.
 *
 * @param shareSet the items that go to the agency now
 * @param previewSeq caseSeq on which the sender saw what would go
 * @param insteadOf a referral that does not stand in the way of this one
 */
record Request(
        ReferralId referralId,
        AgencyId to,
        String service,
        String needCategory,
        Purpose purpose,
        List<String> shareSet,
        String basisRef,
        int previewSeq,
        @Nullable ReferralId insteadOf) {

    static Request of(SendReferral send) {
        return new Request(
                send.referralId(),
                send.agency(),
                send.service(),
                send.needCategory(),
                send.purpose(),
                send.shareSet(),
                send.basisRef(),
                send.previewSeq(),
                null);
    }

    static Request of(RerouteReferral reroute) {
        return new Request(
                reroute.newReferral(),
                reroute.newAgency(),
                reroute.service(),
                reroute.needCategory(),
                reroute.purpose(),
                reroute.shareSet(),
                reroute.basisRef(),
                reroute.previewSeq(),
                reroute.oldReferral());
    }

    /** What is supplied later goes under the terms of its referral. */
    static Request of(SupplyReferralInfo info, Referral referral) {
        return new Request(
                info.referralId(),
                referral.agency(),
                referral.service(),
                referral.needCategory(),
                referral.terms().purpose(),
                info.shareSet(),
                info.basisRef(),
                info.previewSeq(),
                info.referralId());
    }
}
