package org.throughline.views.day;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something in an open case that waits for somebody of the project.
 *
 * @param itemId id of the reminder, channel or referral, or caseSeq of the event
 * @param person reference of whom it waits for; null while the case has no caseworker
 * @param code of a referral the agency, of a gap the need, of a handover who offers it; null for
 *     the others
 * @param since recordedAt of the event that made it wait
 * @param due until when; null when there is no such moment
 */
public record DayItem(
        String caseId,
        String caseRef,
        Kind kind,
        String itemId,
        @Nullable String person,
        @Nullable String code,
        Instant since,
        @Nullable Instant due) {

    /** What it is. */
    public enum Kind {
        /** Somebody wanted to be reminded. */
        REMINDER,
        /** A case is offered to another caseworker, who has not taken it yet. */
        HANDOVER,
        /** The wrong person answered: whether the way of contact is safe has to be asked again. */
        CHANNEL,
        /** No agency could take a need. */
        GAP,
        /** A referral is with its agency, which has neither accepted nor declined. */
        ANSWER,
        /** An agency wants to know more before it answers. */
        QUESTION,
        /** An agency declined, and nobody else was asked since. */
        DECLINED
    }

    public boolean isOverdue(Instant now) {
        return due != null && due.isBefore(now);
    }
}
