package org.throughline.casefile.closing;

import org.throughline.casefile.CaseCommand;

/** End the work on the case. */
public record CloseCase(String reasonCode, boolean meetingOffered, boolean meetingHeld)
        implements CaseCommand {}
