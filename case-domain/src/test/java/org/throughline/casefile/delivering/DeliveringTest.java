package org.throughline.casefile.delivering;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.SECOND;
import static org.throughline.casefile.ReferralFacts.agreed;
import static org.throughline.casefile.ReferralFacts.declined;
import static org.throughline.casefile.ReferralFacts.drafted;
import static org.throughline.casefile.ReferralFacts.sent;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.BasisEvent.ConsentWithdrawn;
import org.throughline.casefile.events.ReferralEvent.ReferralDelivered;
import org.throughline.casefile.events.ReferralEvent.ReferralDeliveryFailed;
import org.throughline.casefile.ids.ReferralId;

class DeliveringTest {
    private static final ReferralDeliveryFailed FAILED =
            new ReferralDeliveryFailed(FIRST, "webhook", 6, "retries-used-up", true);
    private static final ConsentWithdrawn WITHDRAWN =
            new ConsentWithdrawn("c1", List.of(HOMES), TUESDAY, null, null);

    @Test
    void a_channel_that_was_given_up_is_recorded() {
        given(Delivering.DECIDER, agreed(), sent(FIRST))
                .by(Actor.SYSTEM)
                .when(
                        new RecordDelivery(
                                FIRST, "failed", "webhook", 6, null, "retries-used-up", true))
                .thenRecorded(FAILED);
    }

    @Test
    void a_first_delivery_that_succeeds_is_no_fact_of_the_case() {
        given(Delivering.DECIDER, agreed(), sent(FIRST))
                .by(Actor.SYSTEM)
                .when(delivered(FIRST))
                .thenRecorded();
    }

    @Test
    void a_delivery_that_succeeds_after_all_is_recorded() {
        given(Delivering.DECIDER, agreed(), sent(FIRST), FAILED)
                .by(Actor.SYSTEM)
                .when(delivered(FIRST))
                .thenRecorded(new ReferralDelivered(FIRST, "light-link", 7, "rcpt-7"));
    }

    @Test
    void a_delivery_of_another_referral_was_not_troubled() {
        given(Delivering.DECIDER, agreed(), sent(FIRST), sent(SECOND), FAILED)
                .by(Actor.SYSTEM)
                .when(delivered(SECOND))
                .thenRecorded();
    }

    @Test
    void nothing_is_delivered_after_its_basis_ended() {
        given(Delivering.DECIDER, agreed(), sent(FIRST), FAILED, WITHDRAWN)
                .by(Actor.SYSTEM)
                .when(delivered(FIRST))
                .thenRefused(Refusal.NO_BASIS, "agency TB");
    }

    @Test
    void what_was_not_sent_is_not_delivered() {
        given(Delivering.DECIDER, agreed(), drafted(FIRST, HOMES, "safety-measures"))
                .by(Actor.SYSTEM)
                .when(delivered(FIRST))
                .thenRefused(Refusal.NOT_FOUND, "referralId");
    }

    @Test
    void an_entry_is_sent_again_without_a_fact_of_the_case() {
        given(Redelivering.DECIDER, agreed(), sent(FIRST))
                .when(new RedeliverReferral(FIRST, "webhook"))
                .thenRecorded();
    }

    @Test
    void nothing_is_sent_again_through_a_closed_gate() {
        given(Redelivering.DECIDER, agreed(), sent(FIRST), declined(FIRST))
                .when(new RedeliverReferral(FIRST, "webhook"))
                .thenRefused(Refusal.NO_BASIS, "agency TB");
        given(Redelivering.DECIDER, agreed(), sent(FIRST), WITHDRAWN)
                .when(new RedeliverReferral(FIRST, "webhook"))
                .thenRefused(Refusal.NO_BASIS, "agency TB");
    }

    @Test
    void what_was_not_sent_is_not_sent_again() {
        given(Redelivering.DECIDER, agreed(), drafted(FIRST, HOMES, "safety-measures"))
                .when(new RedeliverReferral(FIRST, "webhook"))
                .thenRefused(Refusal.NOT_FOUND, "referralId");
    }

    private static RecordDelivery delivered(ReferralId referral) {
        return new RecordDelivery(referral, "delivered", "light-link", 7, "rcpt-7", null, null);
    }
}
