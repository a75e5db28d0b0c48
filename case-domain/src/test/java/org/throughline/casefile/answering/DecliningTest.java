package org.throughline.casefile.answering;

import static org.throughline.casefile.Brackenford.CLIENT;
import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.accepted;
import static org.throughline.casefile.ReferralFacts.asksForMore;
import static org.throughline.casefile.ReferralFacts.declined;
import static org.throughline.casefile.ReferralFacts.sent;
import static org.throughline.casefile.ReferralFacts.started;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ReferralEvent.ReferralDeclined;

class DecliningTest {

    private static final DeclineReferral FULL = decline("no-capacity", "agency");
    private static final DeclineReferral CLIENT_REFUSES = decline("client-refused", "client");

    @Test
    void the_agency_says_no_while_it_has_not_said_yes() {
        given(Declining.DECIDER, sent(FIRST)).by(MARCUS).when(FULL).thenRecorded(declined(FIRST));
        given(Declining.DECIDER, sent(FIRST), asksForMore(FIRST))
                .by(MARCUS)
                .when(FULL)
                .thenRecorded(declined(FIRST));
    }

    @Test
    void after_the_agency_said_yes_only_the_client_says_no() {
        given(Declining.DECIDER, sent(FIRST), accepted(FIRST))
                .by(MARCUS)
                .when(FULL)
                .thenRefused(
                        Refusal.REFERRAL_STATE,
                        "DECLINED",
                        "IN_PROGRESS",
                        "ON_HOLD",
                        "COMPLETED",
                        "WITHDRAWN",
                        "REROUTED");
        given(Declining.DECIDER, sent(FIRST), accepted(FIRST))
                .by(MARCUS)
                .when(CLIENT_REFUSES)
                .thenRecorded(new ReferralDeclined(FIRST, "client-refused", "client", null, null));
    }

    @Test
    void client_and_caseworker_speak_for_the_client_alone() {
        given(Declining.DECIDER, sent(FIRST))
                .by(RUTH)
                .when(FULL)
                .thenRefused(Refusal.VALIDATION, "refusedBy");
        given(Declining.DECIDER, sent(FIRST))
                .by(CLIENT)
                .when(CLIENT_REFUSES)
                .thenRecorded(new ReferralDeclined(FIRST, "client-refused", "client", null, null));
    }

    @Test
    void a_client_who_refuses_is_the_reason() {
        given(Declining.DECIDER, sent(FIRST))
                .by(MARCUS)
                .when(decline("no-capacity", "client"))
                .thenRefused(Refusal.VALIDATION, "reasonCode");
    }

    @Test
    void another_agency_does_not_decline() {
        given(Declining.DECIDER, sent(FIRST))
                .by(KAY)
                .when(FULL)
                .thenRefused(Refusal.NOT_FOUND, "referralId");
    }

    @Test
    void work_that_has_begun_is_not_declined() {
        given(Declining.DECIDER, sent(FIRST), accepted(FIRST), started(FIRST))
                .by(MARCUS)
                .when(CLIENT_REFUSES)
                .thenRefused(
                        Refusal.REFERRAL_STATE,
                        "IN_PROGRESS",
                        "ON_HOLD",
                        "COMPLETED",
                        "WITHDRAWN",
                        "REROUTED");
    }

    private static DeclineReferral decline(String reasonCode, String refusedBy) {
        return new DeclineReferral(FIRST, reasonCode, refusedBy, null, null);
    }
}
