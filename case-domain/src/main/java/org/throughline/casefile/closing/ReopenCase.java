package org.throughline.casefile.closing;

import org.throughline.casefile.CaseCommand;

/** Take a closed case up again. */
public record ReopenCase(String reason) implements CaseCommand {}
