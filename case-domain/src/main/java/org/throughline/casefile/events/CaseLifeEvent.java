package org.throughline.casefile.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;

/** The life of a case: opened, handed from one caseworker to another, closed, opened again. */
public sealed interface CaseLifeEvent extends CaseEvent {

    /** The project took on a piece of work for one client or household. */
    record CaseOpened(
            String caseRef,
            String projectId,
            String sourceKind,
            String channel,
            @Nullable AgencyId sourceAgency,
            boolean anonymous,
            Instant receivedAt,
            @Nullable String clientName)
            implements CaseLifeEvent {}

    /**
     * The project ended its work on the case, for a coded reason and with the tasks that were done.
     */
    record CaseClosed(
            String reasonCode,
            boolean meetingOffered,
            boolean meetingHeld,
            List<String> fourTaskSummary)
            implements CaseLifeEvent {
        public CaseClosed {
            fourTaskSummary = List.copyOf(fourTaskSummary);
        }
    }

    /** A closed case was taken up again. */
    record CaseReopened(String reason) implements CaseLifeEvent {}

    /** A supervisor gave the case to a caseworker. */
    record CaseworkerAssigned(PersonId to) implements CaseLifeEvent {}

    /** One caseworker is to take the case over from another, and has not yet done so. */
    record HandoverOffered(PersonId from, PersonId to, @Nullable String reason)
            implements CaseLifeEvent {}

    /**
     * A caseworker took the case over and has seen what is dangerous in it.
     *
     * @param openClocks ids of the clocks that they were shown
     * @param unsafeChannelsSeen ids of the channels that must not be used
     * @param caseloadCount how many cases they now have
     */
    record HandoverAccepted(
            PersonId from,
            PersonId to,
            List<String> openClocks,
            List<String> unsafeChannelsSeen,
            @Nullable Integer caseloadCount)
            implements CaseLifeEvent {
        public HandoverAccepted {
            openClocks = List.copyOf(openClocks);
            unsafeChannelsSeen = List.copyOf(unsafeChannelsSeen);
        }
    }
}
