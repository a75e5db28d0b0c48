package org.throughline.casefile.rights.holding;

import org.throughline.casefile.CaseCommand;

/** End a hold. */
public record LiftLegalHold(String holdId) implements CaseCommand {}
