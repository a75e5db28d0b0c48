package org.throughline.agencies.lightlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.fields;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.sharing.Level;

/** What of a case belongs to one referral of the agency that reads it. */
class LinkedReferralTest {
    private static final AgencyId WELLBEING = new AgencyId("WW");
    private static final Instant MONDAY = Instant.parse("2025-03-03T10:00:00Z");
    private static final ReferralId COUNSELLING = new ReferralId("r-1");

    private final List<PartnerEntry> told = new ArrayList<>();

    private String tell(String type, Map<String, Object> payload) {
        return tell(type, null, payload);
    }

    private String tell(String type, @Nullable String target, Map<String, Object> payload) {
        int number = told.size() + 1;
        told.add(
                new PartnerEntry(
                        WELLBEING,
                        new CaseId("BF-0199"),
                        number,
                        number,
                        "event-" + number,
                        type,
                        1,
                        MONDAY,
                        "exact",
                        MONDAY,
                        MONDAY,
                        Level.SHARED,
                        false,
                        null,
                        AgencyId.PROJECT,
                        target,
                        null,
                        false,
                        payload));
        return "event-" + number;
    }

    private void tellTwoReferrals() {
        tell(
                "ClientDetailsRecorded",
                fields("tenure", "rented", "name", "Rosa", "address", "Mill"));
        tell(
                "ReferralSent",
                fields(
                        "referralId",
                        "r-1",
                        "agency",
                        "WW",
                        "shareSet",
                        List.of("ClientDetailsRecorded.name")));
        tell(
                "ReferralSent",
                fields(
                        "referralId",
                        "r-2",
                        "agency",
                        "WW",
                        "shareSet",
                        List.of("ClientDetailsRecorded.address")));
        tell("ReferralAccepted", fields("referralId", "r-2"));
        tell("HelpOffered", fields("answer", "accepted"));
    }

    private LinkedReferral counselling() {
        return LinkedReferral.of(COUNSELLING, held());
    }

    private List<Served> held() {
        return Served.feed(told, List.of(), true);
    }

    private List<String> shown() {
        return counselling().cut(held()).stream()
                .map(one -> one.entry().type() + " " + one.payload().keySet())
                .toList();
    }

    @Test
    void it_holds_what_names_it_and_the_fields_that_its_own_share_set_names() {
        tellTwoReferrals();
        assertThat(shown())
                .containsExactly(
                        "ClientDetailsRecorded [name]",
                        "ReferralSent [referralId, agency, shareSet]");
        assertThat(counselling().cut(held()).getLast().payload())
                .containsEntry("referralId", "r-1");
    }

    @Test
    void what_was_supplied_later_widens_it() {
        tellTwoReferrals();
        tell(
                "ReferralInfoSupplied",
                fields("referralId", "r-1", "shareSet", List.of("ClientDetailsRecorded.address")));
        assertThat(shown()).contains("ClientDetailsRecorded [name, address]");
    }

    @Test
    void a_correction_shows_the_changes_of_its_own_fields_only() {
        tellTwoReferrals();
        tell(
                "EventCorrected",
                "event-1",
                fields(
                        "target",
                        "event-1",
                        "changes",
                        List.of(
                                Map.of("field", "name", "value", "Rose"),
                                Map.of("field", "address", "value", "Bridge Row"))));
        var correction = counselling().cut(held()).getLast();
        assertThat(correction.payload().get("changes"))
                .isEqualTo(List.of(Map.of("field", "name", "value", "Rose")));
    }

    @Test
    void a_correction_of_what_does_not_belong_to_it_does_not_either() {
        tellTwoReferrals();
        tell("EventCorrected", "event-5", fields("target", "event-5", "changes", List.of()));
        assertThat(shown()).hasSize(2);
    }

    @Test
    void it_is_live_until_it_reaches_a_terminal_state() {
        tellTwoReferrals();
        assertThat(counselling().isLive()).isTrue();
        tell("ReferralCompleted", fields("referralId", "r-1"));
        tell("ReferralOutcomeConfirmed", fields("referralId", "r-1", "agrees", "no"));
        tell("ReferralDeclined", fields("referralId", "r-2"));
        assertThat(counselling().isLive()).isTrue();
        tell("ReferralClosed", fields("referralId", "r-1"));
        assertThat(counselling().isLive()).isFalse();
    }

    @Test
    void an_outcome_that_the_client_agrees_with_and_a_rerouting_end_it() {
        tellTwoReferrals();
        tell("ReferralOutcomeConfirmed", fields("referralId", "r-1", "agrees", "yes"));
        assertThat(counselling().isLive()).isFalse();
        told.removeLast();
        tell("ReferralRerouted", fields("oldReferral", "r-1", "reasonCode", "no-capacity"));
        assertThat(counselling().isLive()).isFalse();
    }

    @Test
    void a_referral_that_the_agency_was_never_asked_by_is_none() {
        tellTwoReferrals();
        assertThat(LinkedReferral.of(new ReferralId("r-9"), held()).isLive()).isFalse();
        assertThat(LinkedReferral.all(held()))
                .extracting(LinkedReferral::referral)
                .containsExactly(COUNSELLING, new ReferralId("r-2"));
    }
}
