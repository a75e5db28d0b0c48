package org.throughline.casefile;

import java.time.Instant;

/** One entry of the log, in its order: a fact of a case, or a change of the registers. */
public sealed interface LogEntry permits RecordedEvent, RegisterChange {

    /** Place in the whole log, dense from 1. */
    long position();

    Instant recordedAt();
}
