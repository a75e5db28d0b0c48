package org.throughline.views.rights;

import java.time.Instant;

/**
 * Something about the rights of a person that waits, or that forbids to erase.
 *
 * @param itemId id of the request or the hold, or the person as a command names them
 * @param since recordedAt of the event with which it began
 */
public record OpenRight(String caseId, String caseRef, Kind kind, String itemId, Instant since) {

    /** What it is. */
    public enum Kind {
        /** Somebody asked to see their file, and no pack was issued. */
        ACCESS,
        /** Erasing a person was granted, and their key is still there. */
        ERASURE,
        /** Nothing of the case may be erased. */
        HOLD
    }
}
