package org.throughline.casefile.rights.holding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;

/** Forbid that anything of the case is erased. */
public record PlaceLegalHold(String holdId, String reason, @Nullable LocalDate until)
        implements CaseCommand {}
