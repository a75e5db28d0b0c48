package org.throughline.views.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One referral in an agency's inbox, as the agency itself was told of it.
 *
 * @param state as the agency's own entries give it
 * @param clientName null when the share set does not name it
 * @param ask what is asked; null when the share set does not name it
 */
public record InboxRow(
        String referralId,
        String caseId,
        @Nullable String service,
        @Nullable String needCategory,
        @Nullable String urgency,
        String state,
        @Nullable Instant respondBy,
        Instant receivedAt,
        Instant changedAt,
        @Nullable String clientName,
        @Nullable String ask) {

    /** The same without anything personal, as it is shown through a closed gate. */
    public InboxRow emptied() {
        return new InboxRow(
                referralId,
                caseId,
                service,
                needCategory,
                urgency,
                state,
                respondBy,
                receivedAt,
                changedAt,
                null,
                null);
    }
}
