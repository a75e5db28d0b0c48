package org.throughline.server.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.AgencyEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;

/**
 * What a reader inside the project may see of a case (domain reference 4.10). Empty means: for this
 * reader the case does not exist, which is answered exactly like a case that nobody opened.
 */
public final class CaseReading {
    private CaseReading() {}

    /** The case's events as this reader may see them, or empty. */
    public static Optional<List<RecordedEvent>> of(
            List<RecordedEvent> history, Actor reader, Register register) {
        if (history.isEmpty() || !isOfTheirProject(history, reader, register)) {
            return Optional.empty();
        }
        return switch (reader.role()) {
            case CASEWORKER, SUPERVISOR, DATA_LEAD, AUDITOR -> Optional.of(history);
            case INTAKE ->
                    history.stream().anyMatch(recorded -> recorded.event() instanceof HelpOffered)
                            ? Optional.empty()
                            : Optional.of(unsealed(history));
            case FORUM -> listed(history) ? Optional.of(codedOnly(history)) : Optional.empty();
            case ADMIN, CLIENT, AGENCY_USER, AGENCY_SYSTEM, SYSTEM -> Optional.empty();
        };
    }

    private static boolean isOfTheirProject(
            List<RecordedEvent> history, Actor reader, Register register) {
        var home = register.staff(reader.person()).map(Staff::projectId).orElse(null);
        return home != null
                && history.getFirst().event() instanceof CaseOpened opened
                && opened.projectId().equals(home)
                && register.staff(reader.person())
                        .filter(staff -> staff.role() == reader.role())
                        .isPresent();
    }

    private static List<RecordedEvent> unsealed(List<RecordedEvent> history) {
        return history.stream()
                .filter(recorded -> !EventTable.standard().row(recorded.type()).isSealed())
                .toList();
    }

    private static boolean listed(List<RecordedEvent> history) {
        return history.stream()
                .anyMatch(recorded -> recorded.event() instanceof AgencyEvent.CaseListedForForum);
    }

    private static List<RecordedEvent> codedOnly(List<RecordedEvent> history) {
        return history.stream().map(CaseReading::coded).toList();
    }

    private static RecordedEvent coded(RecordedEvent recorded) {
        if (recorded.event() instanceof AgencyEvent) {
            return recorded;
        }
        Map<String, Object> payload = new LinkedHashMap<>(recorded.payload());
        payload.keySet().removeIf(field -> !isCoded(recorded.type(), field));
        return new RecordedEvent(
                recorded.position(),
                recorded.caseId(),
                recorded.caseSeq(),
                recorded.eventId(),
                recorded.type(),
                recorded.version(),
                recorded.occurredAt(),
                recorded.precision(),
                recorded.recordedAt(),
                recorded.lateReason(),
                recorded.actor(),
                recorded.onBehalfOf(),
                recorded.commandId(),
                recorded.correlationId(),
                recorded.causationId(),
                recorded.supersedes(),
                recorded.event(),
                payload);
    }

    private static boolean isCoded(String type, String field) {
        return EventTable.standard().row(type).field(field).filter(FieldRow::isCode).isPresent();
    }

    /** Whether a reader of this role reads cases at all. */
    public static boolean readsCases(Role role) {
        return switch (role) {
            case INTAKE, CASEWORKER, SUPERVISOR, DATA_LEAD, AUDITOR, FORUM -> true;
            case ADMIN, CLIENT, AGENCY_USER, AGENCY_SYSTEM, SYSTEM -> false;
        };
    }
}
