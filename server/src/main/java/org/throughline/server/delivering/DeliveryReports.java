package org.throughline.server.delivering;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.agencies.answers.AnswerHandler.AgencyAnswer;
import org.throughline.agencies.answers.AnswerHandler.Outcome;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.memory.Referrals;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;

/**
 * Hands in what an agency's side reports of deliveries. It acts as the system, so it is believed
 * about referrals to its own agency only.
 */
@Component
@OnNode(NodeRole.CASEWORK)
public class DeliveryReports {
    private static final String COMMAND = "RecordDelivery";

    private final Desk desk;
    private final Clock clock;

    DeliveryReports(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Whether this is a report and not somebody's answer. */
    public boolean isOne(AgencyAnswer answer) {
        return answer.command().equals(COMMAND)
                && answer.person().equals(Actor.SYSTEM.person().value());
    }

    /** Hands it in; the same report again gives the first outcome. */
    public Outcome take(AgencyAnswer answer) {
        if (!answer.data().path("commandId").asString("").equals(answer.messageId())
                || !isAboutItself(answer)) {
            return new Outcome(Refusal.NOT_FOUND.name(), List.of());
        }
        var given =
                desk.hand(new Handed(COMMAND, answer.data(), Actor.SYSTEM, clock.instant(), false))
                        .join();
        return given instanceof Answer.Refused refused
                ? new Outcome(refused.reason().name(), List.of())
                : Outcome.RECORDED;
    }

    private boolean isAboutItself(AgencyAnswer answer) {
        try {
            var caseId = new CaseId(answer.data().path("caseId").asString(""));
            var referral = new ReferralId(answer.data().path("referralId").asString(""));
            var known = Referrals.NONE;
            for (var recorded : desk.histories().of(caseId)) {
                known = known.evolve(recorded);
            }
            return known.find(referral)
                    .filter(one -> one.agency().equals(new AgencyId(answer.agency())))
                    .isPresent();
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
