package org.throughline.casefile.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/** What an agency did, and what the multi-agency meeting asked of it. */
public sealed interface AgencyEvent extends CaseEvent {

    /** An agency reported what it did. */
    record AgencyActionReported(
            AgencyId agency,
            @Nullable ReferralId referralId,
            String actionCode,
            LocalDate date,
            @Nullable String agencyRef,
            @Nullable String recordingDecision,
            @Nullable String note)
            implements AgencyEvent {}

    /** The case was put on the list of a multi-agency meeting. */
    record CaseListedForForum(
            String meetingId, LocalDate meetingOn, List<String> reasons, List<AgencyId> agencies)
            implements AgencyEvent {
        public CaseListedForForum {
            reasons = List.copyOf(reasons);
            agencies = List.copyOf(agencies);
        }
    }

    /** Each agency of the meeting was given what it needs to know of the case. */
    record ForumPackIssued(
            String meetingId, int packVersion, List<AgencyId> agencies, Instant expiresAt)
            implements AgencyEvent {
        public ForumPackIssued {
            agencies = List.copyOf(agencies);
        }
    }

    /** The meeting gave an agency a task with a date. */
    record ForumActionAgreed(
            String actionId,
            String meetingId,
            AgencyId agency,
            String ownerRole,
            String actionCode,
            LocalDate due,
            String wording)
            implements AgencyEvent {}

    /** An agency said what became of its task. */
    record ForumActionReported(String actionId, String result, @Nullable String note)
            implements AgencyEvent {}
}
