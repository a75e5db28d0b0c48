package org.throughline.casefile.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;

/** The life of a case: opened, closed, opened again. */
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
}
