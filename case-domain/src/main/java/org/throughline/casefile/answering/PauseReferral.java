package org.throughline.casefile.answering;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Put the work on hold. */
public record PauseReferral(
        ReferralId referralId, String reasonCode, LocalDate until, @Nullable String note)
        implements CaseCommand {}
