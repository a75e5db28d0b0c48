package org.throughline.casefile.acting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Report what the agency did. */
public record ReportAgencyAction(
        @Nullable ReferralId referralId,
        String actionCode,
        LocalDate date,
        @Nullable String agencyRef,
        @Nullable String recordingDecision,
        @Nullable String note)
        implements CaseCommand {}
