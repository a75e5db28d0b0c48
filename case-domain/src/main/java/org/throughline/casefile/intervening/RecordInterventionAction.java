package org.throughline.casefile.intervening;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;

/** Write down a step of an intervention. */
public record RecordInterventionAction(
        String interventionId, String actionCode, String result, @Nullable String note)
        implements CaseCommand {}
