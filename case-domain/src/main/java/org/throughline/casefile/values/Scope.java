package org.throughline.casefile.values;

import java.util.List;
import org.throughline.casefile.ids.ReferralId;

/**
 * What an agency may be told of under a sharing decision.
 *
 * @param events by caseSeq
 * @param referrals those that are still to be sent under it
 */
public record Scope(List<Integer> events, List<ReferralId> referrals) {
    public Scope {
        events = List.copyOf(events);
        referrals = List.copyOf(referrals);
    }
}
