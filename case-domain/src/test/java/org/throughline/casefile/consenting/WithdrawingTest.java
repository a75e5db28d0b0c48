package org.throughline.casefile.consenting;

import static org.throughline.casefile.Brackenford.CLIENT;
import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.SECOND;
import static org.throughline.casefile.ReferralFacts.accepted;
import static org.throughline.casefile.ReferralFacts.agreed;
import static org.throughline.casefile.ReferralFacts.completed;
import static org.throughline.casefile.ReferralFacts.consent;
import static org.throughline.casefile.ReferralFacts.drafted;
import static org.throughline.casefile.ReferralFacts.grant;
import static org.throughline.casefile.ReferralFacts.sent;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.BasisEvent.ConsentWithdrawn;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.events.BasisEvent.SharingDecided.Scope;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ReferralEvent.ReferralWithdrawn;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.values.Rebase;

class WithdrawingTest {

    private static final CaseEvent TO_THE_POLICE =
            sent(SECOND, POLICE, "report-support", Purpose.REPORT);

    @Test
    void every_live_referral_that_rests_on_it_ends_in_the_same_commit() {
        given(Withdrawing.DECIDER, agreed(), sent(FIRST), TO_THE_POLICE, accepted(FIRST))
                .by(CLIENT)
                .when(withdraw(HOMES, POLICE))
                .thenRecorded(withdrawn(HOMES, POLICE), ended(FIRST), ended(SECOND));
    }

    @Test
    void referrals_end_in_the_order_in_which_they_were_sent() {
        given(
                        Withdrawing.DECIDER,
                        agreed(),
                        drafted(FIRST, HOMES, "safety-measures"),
                        TO_THE_POLICE,
                        sent(FIRST))
                .when(withdraw(HOMES, POLICE))
                .thenRecorded(withdrawn(HOMES, POLICE), ended(SECOND), ended(FIRST));
    }

    @Test
    void what_was_agreed_for_another_agency_goes_on() {
        given(Withdrawing.DECIDER, agreed(), sent(FIRST), TO_THE_POLICE)
                .when(withdraw(POLICE))
                .thenRecorded(withdrawn(POLICE), ended(SECOND));
    }

    @Test
    void what_rests_on_another_consent_goes_on() {
        var another =
                consent(
                        "c0",
                        LocalDate.parse("2026-01-01"),
                        grant(HOMES, Purpose.HOUSING, DataClass.CODE));
        given(Withdrawing.DECIDER, another, agreed(), sent(FIRST))
                .when(new WithdrawConsent("c0", List.of(HOMES), TUESDAY, null, null))
                .thenRecorded(new ConsentWithdrawn("c0", List.of(HOMES), TUESDAY, null, null));
    }

    @Test
    void work_that_is_finished_is_not_taken_back() {
        given(Withdrawing.DECIDER, agreed(), sent(FIRST), accepted(FIRST), completed(FIRST))
                .when(withdraw(HOMES))
                .thenRecorded(withdrawn(HOMES));
    }

    @Test
    void an_unknown_consent_is_not_found() {
        given(Withdrawing.DECIDER)
                .when(withdraw(HOMES))
                .thenRefused(Refusal.NOT_FOUND, "consentId");
    }

    @Test
    void a_consent_is_withdrawn_once_and_only_for_those_it_names() {
        given(Withdrawing.DECIDER, agreed(), withdrawn(HOMES))
                .when(withdraw(HOMES))
                .thenRefused(Refusal.NOT_FOUND, "consentId");
        given(Withdrawing.DECIDER, agreed())
                .when(withdraw(HOMES, LANTERN))
                .thenRefused(Refusal.NOT_FOUND, "consentId");
    }

    @Test
    void a_consent_that_has_expired_is_not_found() {
        var expired =
                consent(
                        "c1",
                        LocalDate.parse("2025-03-03"),
                        grant(HOMES, Purpose.HOUSING, DataClass.CODE));
        given(Withdrawing.DECIDER, expired)
                .at(TUESDAY)
                .when(withdraw(HOMES))
                .thenRefused(Refusal.NOT_FOUND, "consentId");
    }

    @Test
    void another_consent_does_not_carry_a_referral_on() {
        given(Withdrawing.DECIDER, agreed(), sent(FIRST))
                .when(
                        new WithdrawConsent(
                                "c1",
                                List.of(HOMES),
                                TUESDAY,
                                null,
                                List.of(new Rebase(FIRST, "c1"))))
                .thenRefused(Refusal.NO_BASIS, "referral r1");
    }

    @Test
    void a_referral_goes_on_under_a_decision_that_covers_it() {
        given(Withdrawing.DECIDER, agreed(), decidedFor(Purpose.HOUSING, FIRST), sent(FIRST))
                .when(rebase("d1"))
                .thenRecorded(
                        new ConsentWithdrawn(
                                "c1",
                                List.of(HOMES),
                                TUESDAY,
                                null,
                                List.of(new Rebase(FIRST, "d1"))));
    }

    @Test
    void a_decision_on_something_else_does_not_carry_a_referral_on() {
        given(Withdrawing.DECIDER, agreed(), decidedFor(Purpose.HOUSING, SECOND), sent(FIRST))
                .when(rebase("d1"))
                .thenRefused(Refusal.NO_BASIS, "referral r1");
        given(Withdrawing.DECIDER, agreed(), decidedFor(Purpose.HARM, FIRST), sent(FIRST))
                .when(rebase("d1"))
                .thenRefused(Refusal.NO_BASIS, "referral r1");
    }

    @Test
    void a_decision_does_not_carry_on_what_was_never_sent() {
        given(
                        Withdrawing.DECIDER,
                        agreed(),
                        decidedFor(Purpose.HOUSING, FIRST),
                        drafted(FIRST, HOMES, "safety-measures"))
                .when(rebase("d1"))
                .thenRefused(Refusal.NO_BASIS, "referral r1");
    }

    @Test
    void a_sharing_decision_is_not_withdrawn_as_a_consent() {
        given(Withdrawing.DECIDER, decidedFor(Purpose.HOUSING, FIRST))
                .when(new WithdrawConsent("d1", List.of(HOMES), TUESDAY, null, null))
                .thenRefused(Refusal.NOT_FOUND, "consentId");
    }

    @Test
    void what_is_not_rebased_ends_beside_what_is() {
        var withdrawal =
                new WithdrawConsent(
                        "c1",
                        List.of(HOMES, POLICE),
                        TUESDAY,
                        null,
                        List.of(new Rebase(FIRST, "d1")));
        given(
                        Withdrawing.DECIDER,
                        agreed(),
                        decidedFor(Purpose.HOUSING, FIRST),
                        sent(FIRST),
                        TO_THE_POLICE)
                .when(withdrawal)
                .thenRecorded(
                        new ConsentWithdrawn(
                                "c1",
                                List.of(HOMES, POLICE),
                                TUESDAY,
                                null,
                                List.of(new Rebase(FIRST, "d1"))),
                        ended(SECOND));
    }

    private static WithdrawConsent rebase(String basisRef) {
        return new WithdrawConsent(
                "c1", List.of(HOMES), TUESDAY, null, List.of(new Rebase(FIRST, basisRef)));
    }

    private static SharingDecided decidedFor(Purpose purpose, ReferralId referral) {
        return new SharingDecided(
                "d1",
                HOMES,
                List.of(purpose),
                List.of(DataClass.CODE),
                "serious-harm",
                "unlawful-acts",
                true,
                "A threat",
                "Only this",
                null,
                RUTH.person(),
                new Scope(List.of(1), List.of(referral)),
                HANNAH.person());
    }

    private static WithdrawConsent withdraw(AgencyId... agencies) {
        return new WithdrawConsent("c1", List.of(agencies), TUESDAY, "Changed my mind", null);
    }

    private static ConsentWithdrawn withdrawn(AgencyId... agencies) {
        return new ConsentWithdrawn("c1", List.of(agencies), TUESDAY, "Changed my mind", null);
    }

    private static ReferralWithdrawn ended(ReferralId referral) {
        return new ReferralWithdrawn(referral, "client", "consent-withdrawn");
    }
}
