package org.throughline.casefile.rights.access;

import org.throughline.casefile.CaseCommand;

/** Let the time for a request stand still until the person who asked has answered. */
public record PauseAccessClock(String requestId, String why) implements CaseCommand {}
