package org.throughline.casefile.needs;

import org.throughline.casefile.CaseCommand;

/** Say whether a need is met. */
public record ReviewNeed(String needId, String state) implements CaseCommand {}
