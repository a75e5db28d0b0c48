package org.throughline.casefile.correcting;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.memory.Known;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;

/**
 * What does the case say, and who said it? Personal fields can be masked, by two people, and nobody
 * masks their own words without a supervisor.
 *
 * @param said by caseSeq; an event in error can be masked as well
 */
public record Redacting(Map<Integer, Said> said) {

    /** The kind of an event, and who recorded it. */
    public record Said(String type, PersonId by) {}

    private static final Set<Role> APPROVERS = EnumSet.of(Role.SUPERVISOR, Role.DATA_LEAD);

    public static final Decider<RedactEvent, Redacting> DECIDER =
            Decider.ofWholeHistory(
                    RedactEvent.class,
                    new Redacting(Map.of()),
                    Redacting::evolve,
                    Redacting::decide);

    Redacting evolve(RecordedEvent recorded) {
        var one = new Said(recorded.type(), recorded.actor().person());
        return new Redacting(Known.with(said, recorded.caseSeq(), one));
    }

    Decision decide(Asked<RedactEvent> asked) {
        var redaction = asked.command();
        var target = said.get(redaction.target());
        if (target == null) {
            return refused(Refusal.TARGET_NOT_CORRECTABLE, "target");
        }
        var fixed =
                redaction.fields().stream().filter(field -> !isPersonal(target, field)).findFirst();
        if (fixed.isPresent()) {
            return refused(Refusal.TARGET_NOT_CORRECTABLE, fixed.get());
        }
        return isApproved(target, asked)
                ? recorded(
                        new EventRedacted(
                                redaction.target(),
                                redaction.fields(),
                                redaction.reasonCode(),
                                redaction.authority(),
                                redaction.replacements(),
                                redaction.reason(),
                                redaction.approver()))
                : refused(Refusal.FORBIDDEN_ROLE, "approver");
    }

    private static boolean isPersonal(Said target, String field) {
        return EventTable.standard()
                .row(target.type())
                .field(field)
                .filter(FieldRow::isPersonal)
                .isPresent();
    }

    private static boolean isApproved(Said target, Asked<RedactEvent> asked) {
        var approver = asked.command().approver();
        var sender = asked.by().person();
        var register = asked.register();
        var project = register.staff(sender).map(Staff::projectId);
        return !approver.equals(sender)
                && register.staff(approver)
                        .filter(staff -> Optional.ofNullable(staff.projectId()).equals(project))
                        .map(Staff::role)
                        .filter(APPROVERS::contains)
                        .filter(role -> !target.by().equals(sender) || role == Role.SUPERVISOR)
                        .isPresent();
    }
}
