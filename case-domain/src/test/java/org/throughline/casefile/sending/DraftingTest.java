package org.throughline.casefile.sending;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.drafted;
import static org.throughline.casefile.ReferralFacts.sent;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ReferralEvent.ReferralDiscarded;

class DraftingTest {

    private static final DraftReferral DRAFT =
            new DraftReferral(FIRST, HOMES, "safety-measures", null, "housing");

    @Test
    void a_draft_needs_no_basis() {
        given(Drafting.DRAFT).when(DRAFT).thenRecorded(drafted(FIRST, HOMES, "safety-measures"));
    }

    @Test
    void a_referral_is_drafted_once() {
        given(Drafting.DRAFT, sent(FIRST))
                .when(DRAFT)
                .thenRefused(Refusal.VALIDATION, "referralId");
    }

    @Test
    void a_draft_is_thrown_away() {
        given(Drafting.DISCARD, drafted(FIRST, HOMES, "safety-measures"))
                .when(new DiscardReferral(FIRST))
                .thenRecorded(new ReferralDiscarded(FIRST));
    }

    @Test
    void what_was_sent_is_not_thrown_away() {
        given(Drafting.DISCARD, sent(FIRST))
                .when(new DiscardReferral(FIRST))
                .thenRefused(
                        Refusal.REFERRAL_STATE,
                        "ACKNOWLEDGED",
                        "INFO_NEEDED",
                        "ACCEPTED",
                        "DECLINED",
                        "WITHDRAWN",
                        "REROUTED");
    }
}
