package org.throughline.casefile.needs;

import org.throughline.casefile.CaseCommand;

/** Write down what the client needs. */
public record IdentifyNeed(String needId, String category, String severity)
        implements CaseCommand {}
