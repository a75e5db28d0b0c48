package org.throughline.server.wiring;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.throughline.agencies.answers.AnswerHandler;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.server.delivering.DeliveryReports;
import org.throughline.server.inbound.AgencyDesk;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;

/**
 * Hands an agency's answer in at the desk, as the person who gave it and for the agency whose topic
 * it came by.
 */
@Component
@OnNode(NodeRole.CASEWORK)
class DeskAnswers implements AnswerHandler {
    private final Desk desk;
    private final AgencyDesk agencyDesk;
    private final DeliveryReports reports;
    private final Clock clock;

    DeskAnswers(Desk desk, AgencyDesk agencyDesk, DeliveryReports reports, Clock clock) {
        this.desk = desk;
        this.agencyDesk = agencyDesk;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public Outcome take(AgencyAnswer answer) {
        if (reports.isOne(answer)) {
            return reports.take(answer);
        }
        PersonId person;
        try {
            person = new PersonId(answer.person());
        } catch (IllegalArgumentException notAnId) {
            return new Outcome(Refusal.VALIDATION.name(), List.of("person"));
        }
        var agency = new AgencyId(answer.agency());
        var staff = desk.registers().now().staff(person).filter(one -> one.agency().equals(agency));
        if (staff.isEmpty()
                || !answer.data().path("messageId").asString("").equals(answer.messageId())) {
            return new Outcome(Refusal.FORBIDDEN_ROLE.name(), List.of());
        }
        var actor = new Actor(person, staff.get().role(), agency);
        var given =
                agencyDesk.hand(
                        new Handed(answer.command(), answer.data(), actor, clock.instant(), false));
        return given instanceof Answer.Refused refused
                ? new Outcome(refused.reason().name(), details(refused))
                : Outcome.RECORDED;
    }

    private static List<String> details(Answer.Refused refused) {
        return Stream.concat(
                        refused.violations().stream().map(violation -> violation.field()),
                        refused.details().stream())
                .toList();
    }
}
