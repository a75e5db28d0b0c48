package org.throughline.casefile.breakglass;

import org.throughline.casefile.CaseCommand;

/** Judge whether an emergency access was justified. */
public record ReviewBreakGlass(String grantId, String verdict) implements CaseCommand {}
