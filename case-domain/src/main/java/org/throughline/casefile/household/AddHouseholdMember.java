package org.throughline.casefile.household;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;

/** Write down who lives with the client. */
public record AddHouseholdMember(
        String memberRef,
        String relation,
        String ageBand,
        boolean alsoTargeted,
        @Nullable String name)
        implements CaseCommand {}
