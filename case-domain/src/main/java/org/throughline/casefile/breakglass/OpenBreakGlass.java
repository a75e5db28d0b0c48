package org.throughline.casefile.breakglass;

import org.throughline.casefile.CaseCommand;

/** Open a case in an emergency. */
public record OpenBreakGlass(String grantId, String reason) implements CaseCommand {}
