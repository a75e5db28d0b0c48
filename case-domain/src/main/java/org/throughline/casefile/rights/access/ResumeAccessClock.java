package org.throughline.casefile.rights.access;

import org.throughline.casefile.CaseCommand;

/** Let the time for a request go on, and say whether it is known who asked. */
public record ResumeAccessClock(String requestId, String identity) implements CaseCommand {}
