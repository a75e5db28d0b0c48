package org.throughline.campaign.work;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller handed in and was answered, as the caller saw it.
 *
 * @param commandId the key under which it was tried, again and again with the same
 * @param outcome how it ended
 * @param eventIds what was recorded, when it was
 * @param at when the last answer came; null when none did
 * @param tries how often it was sent
 */
public record Said(
        String caseId,
        String command,
        String commandId,
        Outcome outcome,
        List<String> eventIds,
        @Nullable Instant at,
        int tries) {

    /** How it ended for the caller. */
    public enum Outcome {
        ACKNOWLEDGED,
        REFUSED,
        /** No answer within the patience of the caller: it may have been recorded or not. */
        UNKNOWN
    }

    public Said {
        eventIds = List.copyOf(eventIds);
    }
}
