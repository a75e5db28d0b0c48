package org.throughline.casefile.sending;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.NORTHGATE;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.NEXT_YEAR;
import static org.throughline.casefile.ReferralFacts.SECOND;
import static org.throughline.casefile.ReferralFacts.agreed;
import static org.throughline.casefile.ReferralFacts.consent;
import static org.throughline.casefile.ReferralFacts.declined;
import static org.throughline.casefile.ReferralFacts.drafted;
import static org.throughline.casefile.ReferralFacts.grant;
import static org.throughline.casefile.ReferralFacts.sent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.events.BasisEvent.ConsentWithdrawn;
import org.throughline.casefile.events.ReferralEvent.ReferralSent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

class SendingTest {

    private static final Instant WEDNESDAY_SAME_TIME = Instant.parse("2025-03-05T09:00:00Z");

    @Test
    void an_agency_is_asked_for_what_the_client_agreed_to() {
        var send = ask(FIRST, HOMES, Purpose.HOUSING, 1, "topic:plan", "ReferralSent.ask");
        var history = given(Sending.SEND, agreed()).at(TUESDAY);
        var digest = history.digestOf(sentToHomes(FIRST, send.shareSet(), ""), send);
        history.when(send).thenRecorded(sentToHomes(FIRST, send.shareSet(), digest));
    }

    @Test
    void a_draft_is_sent_as_it_was_drafted() {
        given(Sending.SEND, agreed(), drafted(FIRST, HOMES, "tenancy-action"))
                .when(ask(FIRST, HOMES, Purpose.HOUSING, 2))
                .thenRefused(Refusal.REFERRAL_STATE, "DISCARDED");
    }

    @Test
    void a_referral_is_sent_once() {
        given(Sending.SEND, agreed(), sent(FIRST), declined(FIRST))
                .when(ask(FIRST, HOMES, Purpose.HOUSING, 3))
                .thenRefused(Refusal.REFERRAL_STATE, "REROUTED");
    }

    @Test
    void nothing_goes_to_an_agency_whose_agreement_has_ended() {
        given(Sending.SEND, consentFor(NORTHGATE, Purpose.LEGAL, DataClass.CODE))
                .when(ask(FIRST, NORTHGATE, Purpose.LEGAL, 1))
                .thenRefused(Refusal.AGREEMENT_EXPIRED, "agency NL");
    }

    @Test
    void nothing_goes_to_an_agency_that_no_basis_names() {
        given(Sending.SEND, agreed())
                .when(ask(FIRST, LANTERN, Purpose.SUPPORT, 1))
                .thenRefused(Refusal.NO_BASIS, "agency LC");
    }

    @Test
    void nothing_goes_under_a_consent_that_was_withdrawn_or_has_expired() {
        var withdrawn = new ConsentWithdrawn("c1", List.of(HOMES), TUESDAY, null, null);
        given(Sending.SEND, agreed(), withdrawn)
                .when(ask(FIRST, HOMES, Purpose.HOUSING, 2))
                .thenRefused(Refusal.NO_BASIS, "agency TB");
        var ended =
                consent(
                        "c1",
                        LocalDate.parse("2025-03-03"),
                        grant(HOMES, Purpose.HOUSING, DataClass.CODE));
        given(Sending.SEND, ended)
                .at(TUESDAY)
                .when(ask(FIRST, HOMES, Purpose.HOUSING, 1))
                .thenRefused(Refusal.NO_BASIS, "agency TB");
    }

    @Test
    void a_consent_holds_to_the_end_of_its_last_day_in_london() {
        var untilToday =
                consent(
                        "c1",
                        LocalDate.parse("2025-06-04"),
                        grant(HOMES, Purpose.HOUSING, DataClass.CODE));
        given(Sending.SEND, untilToday)
                .at(Instant.parse("2025-06-04T23:00:00Z"))
                .when(ask(FIRST, HOMES, Purpose.HOUSING, 1))
                .thenRefused(Refusal.NO_BASIS, "agency TB");
    }

    @Test
    void nothing_goes_for_a_purpose_that_the_client_did_not_name() {
        given(Sending.SEND, agreed())
                .when(ask(FIRST, HOMES, Purpose.REPORT, 1))
                .thenRefused(Refusal.NO_BASIS, "purpose report");
    }

    @Test
    void every_item_stays_within_kind_agreement_and_basis_and_the_answer_says_which_does_not() {
        given(
                        Sending.SEND,
                        consentFor(
                                LANTERN,
                                Purpose.SUPPORT,
                                DataClass.CODE,
                                DataClass.PLACE,
                                DataClass.SPECIAL))
                .when(
                        ask(
                                FIRST,
                                LANTERN,
                                Purpose.SUPPORT,
                                1,
                                "topic:plan",
                                "IncidentRecorded.place",
                                "ClientDetailsRecorded.religion",
                                "ReferralSent.ask"))
                .thenRefused(
                        Refusal.SHARE_SET_TOO_WIDE,
                        "IncidentRecorded.place agency kind",
                        "ClientDetailsRecorded.religion agreement",
                        "ReferralSent.ask basis");
    }

    @Test
    void special_categories_go_for_some_purposes_only() {
        var basis = consentFor(POLICE, Purpose.SAFETY, DataClass.CODE, DataClass.SPECIAL);
        given(Sending.SEND, basis)
                .when(ask(FIRST, POLICE, Purpose.SAFETY, 1, "ClientDetailsRecorded.religion"))
                .thenRefused(Refusal.SHARE_SET_TOO_WIDE, "ClientDetailsRecorded.religion purpose");
    }

    @Test
    void an_agency_already_asked_for_the_same_is_not_asked_again() {
        given(Sending.SEND, agreed(), sent(FIRST))
                .when(ask(SECOND, HOMES, Purpose.HOUSING, 2))
                .thenRefused(Refusal.DUPLICATE_REFERRAL, "r1");
    }

    @Test
    void what_another_agency_was_asked_for_is_no_duplicate() {
        var send = ask(FIRST, HOMES, Purpose.HOUSING, 2);
        var history =
                given(
                                Sending.SEND,
                                agreed(),
                                sent(SECOND, POLICE, "report-support", Purpose.REPORT))
                        .at(TUESDAY);
        var digest = history.digestOf(sentToHomes(FIRST, List.of(), ""), send);
        history.when(send).thenRecorded(sentToHomes(FIRST, List.of(), digest));
    }

    @Test
    void an_agency_that_declined_may_be_asked_again() {
        var again = ask(SECOND, HOMES, Purpose.HOUSING, 3);
        var history = given(Sending.SEND, agreed(), sent(FIRST), declined(FIRST)).at(TUESDAY);
        var digest = history.digestOf(sentToHomes(SECOND, List.of(), ""), again);
        history.when(again).thenRecorded(sentToHomes(SECOND, List.of(), digest));
    }

    @Test
    void what_goes_is_what_was_previewed() {
        given(Sending.SEND, agreed(), drafted(FIRST, HOMES, "safety-measures"))
                .when(ask(FIRST, HOMES, Purpose.HOUSING, 1))
                .thenRefused(Refusal.VERSION_CONFLICT, "previewSeq");
    }

    private static ReferralSent sentToHomes(
            ReferralId referral, List<String> items, String previewDigest) {
        return new ReferralSent(
                referral,
                HOMES,
                "safety-measures",
                null,
                "housing",
                Purpose.HOUSING,
                Urgency.HIGH,
                items,
                "c1",
                previewDigest,
                WEDNESDAY_SAME_TIME,
                "Rosa",
                "New locks, please");
    }

    private static ConsentGiven consentFor(AgencyId agency, Purpose purpose, DataClass... classes) {
        return consent("c1", NEXT_YEAR, grant(agency, purpose, classes));
    }

    private static SendReferral ask(
            ReferralId referral, AgencyId to, Purpose purpose, int previewSeq, String... items) {
        return new SendReferral(
                referral,
                to,
                "safety-measures",
                null,
                "housing",
                purpose,
                Urgency.HIGH,
                "Rosa",
                "New locks, please",
                List.of(items),
                "c1",
                previewSeq);
    }
}
