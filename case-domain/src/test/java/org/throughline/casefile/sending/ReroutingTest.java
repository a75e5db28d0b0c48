package org.throughline.casefile.sending;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.SECOND;
import static org.throughline.casefile.ReferralFacts.agreed;
import static org.throughline.casefile.ReferralFacts.asksForMore;
import static org.throughline.casefile.ReferralFacts.declined;
import static org.throughline.casefile.ReferralFacts.sent;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoSupplied;
import org.throughline.casefile.events.ReferralEvent.ReferralRerouted;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

class ReroutingTest {

    private static final ReferralId THIRD = new ReferralId("r3");

    /** Two working days after Tuesday morning. */
    private static final Instant THURSDAY = Instant.parse("2025-03-06T09:00:00Z");

    @Test
    void one_act_ends_a_referral_and_sends_another() {
        var reroute = reroute(SECOND, POLICE, Purpose.REPORT, 2);
        var history = given(Sending.REROUTE, agreed(), sent(FIRST)).at(TUESDAY);
        var digest = history.digestOf(rerouted(SECOND, POLICE, Purpose.REPORT, ""), reroute);
        history.when(reroute).thenRecorded(rerouted(SECOND, POLICE, Purpose.REPORT, digest));
    }

    @Test
    void a_referral_may_go_to_the_same_agency_again_under_a_new_name() {
        var reroute = reroute(SECOND, HOMES, Purpose.HOUSING, 2);
        var history = given(Sending.REROUTE, agreed(), sent(FIRST)).at(TUESDAY);
        var digest = history.digestOf(rerouted(SECOND, HOMES, Purpose.HOUSING, ""), reroute);
        history.when(reroute).thenRecorded(rerouted(SECOND, HOMES, Purpose.HOUSING, digest));
    }

    @Test
    void a_declined_referral_is_rerouted_once() {
        given(
                        Sending.REROUTE,
                        agreed(),
                        sent(FIRST),
                        declined(FIRST),
                        rerouted(SECOND, POLICE, Purpose.REPORT, ""))
                .when(reroute(THIRD, HOMES, Purpose.HOUSING, 4))
                .thenRefused(Refusal.REFERRAL_STATE, "REROUTED");
    }

    @Test
    void a_referral_that_waits_for_an_answer_of_ours_is_not_rerouted() {
        given(Sending.REROUTE, agreed(), sent(FIRST), asksForMore(FIRST))
                .when(reroute(SECOND, POLICE, Purpose.REPORT, 3))
                .thenRefused(Refusal.REFERRAL_STATE, "ACKNOWLEDGED", "DECLINED", "WITHDRAWN");
    }

    @Test
    void the_new_referral_has_a_new_name() {
        given(Sending.REROUTE, agreed(), sent(FIRST))
                .when(reroute(FIRST, POLICE, Purpose.REPORT, 2))
                .thenRefused(
                        Refusal.REFERRAL_STATE,
                        "ACKNOWLEDGED",
                        "INFO_NEEDED",
                        "ACCEPTED",
                        "DECLINED",
                        "WITHDRAWN",
                        "REROUTED");
    }

    @Test
    void an_unknown_referral_is_not_rerouted() {
        given(Sending.REROUTE, agreed())
                .when(reroute(SECOND, POLICE, Purpose.REPORT, 1))
                .thenRefused(Refusal.NOT_FOUND, "oldReferral");
    }

    @Test
    void the_new_referral_needs_a_basis_like_any_other() {
        given(Sending.REROUTE, agreed(), sent(FIRST))
                .when(reroute(SECOND, POLICE, Purpose.HOUSING, 2))
                .thenRefused(Refusal.NO_BASIS, "purpose housing");
    }

    @Test
    void what_the_agency_asked_is_answered_under_the_basis_of_its_referral() {
        var items = List.of("ReferralInfoSupplied.answer");
        var supply = new SupplyReferralInfo(FIRST, items, "The front door", "c1", 3);
        var history = given(Sending.SUPPLY, agreed(), sent(FIRST), asksForMore(FIRST));
        var digest = history.digestOf(supplied(items, ""), supply);
        history.when(supply).thenRecorded(supplied(items, digest));
    }

    private static ReferralInfoSupplied supplied(List<String> items, String previewDigest) {
        return new ReferralInfoSupplied(FIRST, items, "c1", previewDigest, "The front door");
    }

    @Test
    void a_way_to_reach_the_client_is_never_supplied_without_the_rules_of_contact() {
        given(Sending.SUPPLY, agreed(), sent(FIRST), asksForMore(FIRST))
                .when(
                        new SupplyReferralInfo(
                                FIRST, List.of("ClientDetailsRecorded.channels"), null, "c1", 3))
                .thenRefused(Refusal.VALIDATION, "shareSet");
    }

    @Test
    void nothing_is_supplied_that_was_not_asked_for() {
        given(Sending.SUPPLY, agreed(), sent(FIRST))
                .when(new SupplyReferralInfo(FIRST, List.of(), null, "c1", 2))
                .thenRefused(
                        Refusal.REFERRAL_STATE,
                        "ACKNOWLEDGED",
                        "INFO_NEEDED",
                        "ACCEPTED",
                        "DECLINED",
                        "WITHDRAWN",
                        "REROUTED");
    }

    private static RerouteReferral reroute(
            ReferralId to, AgencyId agency, Purpose purpose, int previewSeq) {
        return new RerouteReferral(
                FIRST,
                to,
                agency,
                "safety-measures",
                null,
                "housing",
                purpose,
                Urgency.MEDIUM,
                "no-response",
                null,
                "New locks, please",
                List.of("topic:plan"),
                "c1",
                previewSeq);
    }

    private static ReferralRerouted rerouted(
            ReferralId to, AgencyId agency, Purpose purpose, String previewDigest) {
        return new ReferralRerouted(
                FIRST,
                "no-response",
                to,
                agency,
                "safety-measures",
                null,
                "housing",
                purpose,
                Urgency.MEDIUM,
                List.of("topic:plan"),
                "c1",
                previewDigest,
                THURSDAY,
                null,
                "New locks, please");
    }
}
