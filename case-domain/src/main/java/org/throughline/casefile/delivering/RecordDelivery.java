package org.throughline.casefile.delivering;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Say what became of an attempt to deliver a referral. */
public record RecordDelivery(
        ReferralId referralId,
        String outcome,
        String channel,
        int attempt,
        @Nullable String receipt,
        @Nullable String reason,
        @Nullable Boolean parked)
        implements CaseCommand {

    public boolean isDelivered() {
        return outcome.equals("delivered");
    }
}
