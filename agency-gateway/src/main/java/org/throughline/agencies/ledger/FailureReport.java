package org.throughline.agencies.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.reaching.Connection;
import org.throughline.casefile.Actor;

/**
 * Tells the desk, among the agency's answers, that a referral could not be delivered, and that it
 * could after all.
 */
final class FailureReport {
    private final AnswerBox box;
    private final Clock clock;

    FailureReport(AnswerBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    /**
     * To be called inside the transaction that notes it.
     *
     * @param blocker the delivery that was given up: this one, or one before it in the case
     */
    void givenUp(Delivery delivery, Delivery blocker) {
        put(
                delivery,
                "failed",
                blocker.attempts(),
                Map.of("reason", requireNonNull(blocker.reason()), "parked", true));
    }

    /** To be called inside the transaction that confirms the delivery. */
    void arrived(Delivery delivery, String receipt) {
        put(delivery, "delivered", delivery.attempts(), Map.of("receipt", receipt));
    }

    private void put(Delivery delivery, String outcome, int attempt, Map<String, Object> more) {
        var id =
                "delivery."
                        + delivery.agency()
                        + "."
                        + delivery.releaseSeq()
                        + "."
                        + attempt
                        + "."
                        + outcome;
        var data = new LinkedHashMap<String, Object>();
        data.put("commandId", id);
        data.put("caseId", delivery.caseId().value());
        data.put("occurredAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        data.put("precision", "exact");
        data.put("referralId", requireNonNull(delivery.referral()));
        data.put("outcome", outcome);
        // For the contract the pages are what an agency looks up by itself.
        data.put(
                "channel", delivery.channel().equals(Connection.PAGE) ? "api" : delivery.channel());
        data.put("attempt", attempt);
        data.putAll(more);
        box.put(
                delivery.agency(),
                Actor.SYSTEM.person(),
                "RecordDelivery",
                delivery.caseId(),
                id,
                PartnerJson.write(data));
    }
}
