package org.throughline.casefile.opening;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Take on a new case. */
public record OpenCase(
        String caseRef,
        String projectId,
        String sourceKind,
        String channel,
        @Nullable AgencyId sourceAgency,
        boolean anonymous,
        Instant receivedAt,
        @Nullable String clientName)
        implements CaseCommand {}
