package org.throughline.casefile.rights.erasing;

import org.throughline.casefile.CaseCommand;

/** Decide whether what is known of a person is erased. */
public record DecideErasure(
        String requestId, String person, String outcome, String ground, String reason)
        implements CaseCommand {}
