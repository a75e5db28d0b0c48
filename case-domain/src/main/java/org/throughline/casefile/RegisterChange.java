package org.throughline.casefile;

import java.time.Instant;
import org.throughline.casefile.register.RegisterEntry;

/** An entry of the registers as it was recorded: it replaces an earlier one with the same key. */
public record RegisterChange(long position, Instant recordedAt, RegisterEntry entry)
        implements LogEntry {}
