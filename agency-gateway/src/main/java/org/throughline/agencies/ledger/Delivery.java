package org.throughline.agencies.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/**
 * A row of the ledger: one entry, or word of one erasure, on its way to one agency by one channel.
 *
 * @param releaseSeq of word of an erasure, and so agencySeq: the entry that it follows
 * @param erasure id of the erasure; empty for an entry
 * @param referral the referral by which the entry asks its reader for help; null for all others
 * @param state queued, sent, confirmed, failed, parked, cancelled or moved
 * @param attempts tries so far, those by an earlier channel included
 * @param tries the same since it was last put in line
 * @param reason code of the last failure, or why it was cancelled
 * @param isLastWord whether it goes out through a closed gate too
 * @param isToldFailed whether the desk was told that it was given up
 */
public record Delivery(
        AgencyId agency,
        String channel,
        long releaseSeq,
        CaseId caseId,
        int agencySeq,
        String eventId,
        @Nullable String referral,
        String state,
        int attempts,
        int tries,
        @Nullable String reason,
        @Nullable String receipt,
        Instant queuedAt,
        Instant nextTryAt,
        @Nullable Instant triedAt,
        boolean isLastWord,
        boolean isToldFailed,
        String erasure) {

    /** Whether it is word of an erasure, and no entry. */
    public boolean isErasure() {
        return !erasure.isEmpty();
    }

    public boolean isParked() {
        return state.equals("parked");
    }
}
