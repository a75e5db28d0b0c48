package org.throughline.log.entry;

/** What became of an append. */
public sealed interface AppendOutcome {

    /** The events stand in the log, at these positions. */
    record Appended(long first, long last) implements AppendOutcome {}

    /** An event that matches the condition was appended before; nothing was stored. */
    record Conflict(long head) implements AppendOutcome {}

    /**
     * One of the once keys is known; nothing was stored, and these are the positions of the first
     * time.
     */
    record Repeated(String digest, long first, long last) implements AppendOutcome {}
}
