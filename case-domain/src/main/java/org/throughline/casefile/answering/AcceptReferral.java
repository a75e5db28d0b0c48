package org.throughline.casefile.answering;

import java.time.LocalDate;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.ReferralId;

/** Take the referral on. */
public record AcceptReferral(
        ReferralId referralId, String agencyRef, String handlerRole, LocalDate plannedStart)
        implements CaseCommand {}
