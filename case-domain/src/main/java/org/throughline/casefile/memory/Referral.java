package org.throughline.casefile.memory;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/**
 * A referral as its events have left it.
 *
 * @param sentUnder null while it is a draft
 * @param wasRerouted whether it was sent on to another agency, which can happen once
 */
public record Referral(
        ReferralId referralId,
        AgencyId agency,
        String service,
        @Nullable String needId,
        String needCategory,
        ReferralState state,
        @Nullable Terms sentUnder,
        boolean wasRerouted) {

    /**
     * What a sending fixed, and supplied information may have widened.
     *
     * @param items the share set: names of fields and topics
     * @param sentSeq caseSeq of the sending
     * @param sentAt recordedAt of the sending, from which its clocks count
     */
    public record Terms(
            Purpose purpose,
            Urgency urgency,
            List<String> items,
            String basisRef,
            int sentSeq,
            Instant sentAt) {
        public Terms {
            items = List.copyOf(items);
        }

        Terms under(String basis) {
            return new Terms(purpose, urgency, items, basis, sentSeq, sentAt);
        }

        Terms widenedBy(List<String> more) {
            var all = Stream.concat(items.stream(), more.stream()).distinct().toList();
            return new Terms(purpose, urgency, all, basisRef, sentSeq, sentAt);
        }
    }

    /** What it was sent under; only a draft has none. */
    public Terms terms() {
        if (sentUnder == null) {
            throw new IllegalStateException("referral " + referralId + " was never sent");
        }
        return sentUnder;
    }

    /** Whether it was sent under this basis and rests on it still. */
    public boolean restsOn(String basisRef) {
        return sentUnder != null && sentUnder.basisRef().equals(basisRef);
    }

    /** Whether the event with this caseSeq sent it. */
    boolean wasSentAs(int caseSeq) {
        return sentUnder != null && sentUnder.sentSeq() == caseSeq;
    }

    /** Whether both ask the same service of the same agency for the same need. */
    public boolean asksTheSameAs(AgencyId to, String forService, String forNeed) {
        return agency.equals(to) && service.equals(forService) && needCategory.equals(forNeed);
    }

    Referral in(ReferralState next) {
        return new Referral(
                referralId, agency, service, needId, needCategory, next, sentUnder, wasRerouted);
    }

    Referral under(Terms terms) {
        return new Referral(
                referralId, agency, service, needId, needCategory, state, terms, wasRerouted);
    }

    Referral rerouted() {
        var end = state == ReferralState.DECLINED ? state : ReferralState.REROUTED;
        return new Referral(
                referralId, agency, service, needId, needCategory, end, sentUnder, true);
    }
}
