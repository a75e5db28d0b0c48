package org.throughline.casefile.correcting;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.CaseId;

/** Say that an earlier event never belonged to the case. */
public record MarkEnteredInError(
        int target, String reasonCode, String reason, @Nullable CaseId rightCase)
        implements CaseCommand {}
