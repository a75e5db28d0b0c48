package org.throughline.server.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.AgencyEvent;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.views.caseload.CasePart;
import org.throughline.views.caseload.CasePart.Which;

/**
 * What a reader inside the project may see of a case (domain reference 4.10). Empty means: for this
 * reader the case does not exist, which is answered exactly like a case that nobody opened.
 */
public final class CaseReading {
    private static final Set<String> ENVELOPE = Set.of("occurredAt", "precision");

    private CaseReading() {}

    /** The case's events as this reader may see them, or empty. */
    public static Optional<List<RecordedEvent>> of(
            List<RecordedEvent> history, Actor reader, Register register) {
        if (history.isEmpty() || !isOfTheirProject(history, reader, register)) {
            return Optional.empty();
        }
        return switch (reader.role()) {
            case SUPERVISOR, DATA_LEAD, AUDITOR -> Optional.of(history);
            case CASEWORKER -> Optional.of(Confidences.readBy(reader, history));
            case INTAKE ->
                    history.stream().anyMatch(recorded -> recorded.event() instanceof HelpOffered)
                            ? Optional.empty()
                            : Optional.of(Confidences.readBy(reader, history));
            case FORUM -> listed(history) ? Optional.of(codedOnly(history)) : Optional.empty();
            case ADMIN, CLIENT, AGENCY_USER, AGENCY_SYSTEM, SYSTEM -> Optional.empty();
        };
    }

    /**
     * The cases that lists show to a reader: the same that {@link #of} shows them, or empty when
     * they read no cases.
     */
    static Optional<CasePart> part(Actor reader, Register register) {
        return home(reader, register)
                .flatMap(projectId ->
                        which(reader.role()).map(which -> new CasePart(projectId, which)));
    }

    private static Optional<Which> which(Role role) {
        return switch (role) {
            case SUPERVISOR, DATA_LEAD, AUDITOR, CASEWORKER -> Optional.of(Which.ALL);
            case INTAKE -> Optional.of(Which.BEFORE_HELP);
            case FORUM -> Optional.of(Which.LISTED);
            case ADMIN, CLIENT, AGENCY_USER, AGENCY_SYSTEM, SYSTEM -> Optional.empty();
        };
    }

    private static boolean isOfTheirProject(
            List<RecordedEvent> history, Actor reader, Register register) {
        return history.getFirst().event() instanceof CaseOpened opened
                && home(reader, register).filter(opened.projectId()::equals).isPresent();
    }

    /** The project of a reader whom the registers know in this role. */
    private static Optional<String> home(Actor reader, Register register) {
        return register.staff(reader.person())
                .filter(staff -> staff.role() == reader.role())
                .map(Staff::projectId);
    }

    private static boolean listed(List<RecordedEvent> history) {
        return history.stream()
                .anyMatch(recorded -> recorded.event() instanceof AgencyEvent.CaseListedForForum);
    }

    private static List<RecordedEvent> codedOnly(List<RecordedEvent> history) {
        return history.stream().map(recorded -> coded(recorded, history)).toList();
    }

    private static RecordedEvent coded(RecordedEvent recorded, List<RecordedEvent> history) {
        if (isOfForum(recorded.event())) {
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
                codedEvent(recorded.event(), history),
                payload);
    }

    /** What an agency reports of its own work is no event of the forum, and may hold an offence. */
    private static boolean isOfForum(CaseEvent event) {
        return event instanceof AgencyEvent && !(event instanceof AgencyActionReported);
    }

    /** Readers of a case put its corrections in place, so these hold no more than codes either. */
    private static CaseEvent codedEvent(CaseEvent event, List<RecordedEvent> history) {
        if (!(event instanceof EventCorrected corrected)) {
            return event;
        }
        var target =
                history.stream()
                        .filter(recorded -> recorded.caseSeq() == corrected.target())
                        .findFirst()
                        .orElseThrow()
                        .type();
        return new EventCorrected(
                corrected.target(),
                corrected.changes().stream()
                        .filter(change ->
                                ENVELOPE.contains(change.field())
                                        || isCoded(target, change.field()))
                        .toList(),
                corrected.reasonCode(),
                corrected.reason());
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
