package org.throughline.casefile.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.ROSA;
import static org.throughline.casefile.partner.Served.State.EMPTIED;
import static org.throughline.casefile.partner.Served.State.WHOLE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.Served.State;
import org.throughline.casefile.sharing.Level;

/** What stays whole when the gate of the police is closed. */
class LastWordsServedTest {
    private static PartnerEntry told(
            String type, Level level, boolean isLate, Map<String, Object> payload) {
        return new PartnerEntry(
                POLICE,
                ROSA,
                1,
                1,
                "event-1",
                type,
                1,
                MONDAY,
                "exact",
                MONDAY,
                MONDAY,
                level,
                isLate,
                null,
                AgencyId.PROJECT,
                null,
                null,
                false,
                payload);
    }

    private static State behindClosedGate(PartnerEntry entry) {
        return Served.of(List.of(entry), List.of(), false).getFirst().state();
    }

    @Test
    void the_end_of_the_own_referral_stays_whole() {
        var declined = Map.<String, Object>of("referralId", "r-1", "reasonCode", "no-capacity");

        assertThat(behindClosedGate(told("ReferralDeclined", Level.CODED, false, declined)))
                .isEqualTo(WHOLE);
    }

    @Test
    void a_referral_that_was_rerouted_to_the_agency_is_emptied_with_all_that_it_asked() {
        var asked = Map.<String, Object>of("newReferral", "r-2", "ask", "Please call Rosa.");
        var entry = told("ReferralRerouted", Level.SHARED, false, asked);

        assertThat(behindClosedGate(entry)).isEqualTo(EMPTIED);
        assertThat(Served.of(List.of(entry), List.of(), false).getFirst().payload()).isEmpty();
    }

    @Test
    void the_end_of_the_referral_of_another_agency_is_no_last_word() {
        assertThat(behindClosedGate(told("ReferralWithdrawn", Level.MARKER, false, Map.of())))
                .isEqualTo(EMPTIED);
    }

    @Test
    void a_withdrawal_that_was_told_late_is_no_last_word() {
        var withdrawn = Map.<String, Object>of("consentId", "c-1");

        assertThat(behindClosedGate(told("ConsentWithdrawn", Level.CODED, true, withdrawn)))
                .isEqualTo(EMPTIED);
    }

    @Test
    void an_outcome_is_a_last_word_only_when_it_ended_the_referral() {
        assertThat(behindClosedGate(confirmed("yes"))).isEqualTo(WHOLE);
        assertThat(behindClosedGate(confirmed("no"))).isEqualTo(EMPTIED);
        assertThat(behindClosedGate(confirmed("not-reached"))).isEqualTo(EMPTIED);
    }

    private static PartnerEntry confirmed(String agrees) {
        var payload = Map.<String, Object>of("referralId", "r-1", "agrees", agrees);
        return told("ReferralOutcomeConfirmed", Level.CODED, false, payload);
    }

    @Test
    void a_list_of_which_a_correction_left_nothing_to_the_reader_is_left_out() {
        var created = Map.<String, Object>of("withAgencies", List.of("BP"), "clientAgreed", true);
        var change = Map.of("field", "withAgencies", "value", List.of());
        var notice =
                new PartnerEntry(
                        POLICE,
                        ROSA,
                        2,
                        2,
                        "event-2",
                        "EventCorrected",
                        1,
                        MONDAY,
                        "exact",
                        MONDAY,
                        MONDAY,
                        Level.CODED,
                        false,
                        null,
                        AgencyId.PROJECT,
                        "event-1",
                        null,
                        false,
                        Map.of("changes", List.of(change)));
        var told = List.of(told("InterventionCreated", Level.CODED, false, created), notice);

        assertThat(Served.of(told, List.of(), true).getFirst().payload())
                .containsOnlyKeys("clientAgreed");
    }
}
