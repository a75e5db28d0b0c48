package org.throughline.casefile.intervening;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;

/** End an intervention with its result. */
public record EndIntervention(String interventionId, String result, @Nullable String note)
        implements CaseCommand {}
