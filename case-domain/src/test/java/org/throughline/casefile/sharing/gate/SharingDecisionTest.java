package org.throughline.casefile.sharing.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.FRIDAY;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.accepted;
import static org.throughline.casefile.StoryFacts.closed;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.decided;
import static org.throughline.casefile.StoryFacts.details;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.rerouted;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.taken;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/** Homes sees the case by consent; the police are told of one incident without. */
class SharingDecisionTest {
    private static final ReferralId THIRD = new ReferralId("r-3");

    private final CaseStory story =
            new CaseStory()
                    .commits(
                            opened(),
                            incident("a"),
                            details(),
                            help("accepted"),
                            consent("c-1", wholeGrant(HOMES, Purpose.HOUSING)),
                            sent(FIRST, HOMES, "c-1", Purpose.HOUSING, "topic:incident"),
                            decided("d-1", POLICE, List.of(2), SECOND));

    private CaseStory referredToPolice() {
        return story.commit(
                sent(
                        SECOND,
                        POLICE,
                        "d-1",
                        Purpose.HARM,
                        "topic:incident",
                        "ReferralSent.ask",
                        "IncidentRecorded.account"));
    }

    private boolean isOpen(Instant at) {
        return story.state().isOpen(POLICE, at, REGISTER);
    }

    @Test
    void a_decision_alone_opens_nothing() {
        assertThat(isOpen(FRIDAY)).isFalse();
        assertThat(story.told(POLICE)).isEmpty();
    }

    @Test
    void the_referral_sent_under_it_opens_the_gate_to_exactly_what_was_decided() {
        referredToPolice();

        assertThat(story.arrivals(POLICE)).containsExactly("2 S late", "7 C late", "8 S");
        assertThat(story.entry(POLICE, 7).orElseThrow().payload())
                .containsEntry("basisCode", "serious-harm")
                .doesNotContainKeys("necessity", "proportionality", "whyNotTold", "scope");
    }

    @Test
    void later_events_of_the_case_stay_hidden_but_those_of_the_referral_do_not() {
        referredToPolice().commits(incident("b"), help("later"), accepted(SECOND));

        assertThat(story.arrivals(POLICE)).endsWith("8 S", "11 C");
    }

    @Test
    void what_rests_on_a_decision_goes_to_nobody_else_not_even_as_a_marker() {
        referredToPolice().commits(accepted(SECOND), taken(SECOND));

        assertThat(story.arrivals(HOMES))
                .noneMatch(it -> it.startsWith("7 ") || it.startsWith("8 "))
                .noneMatch(it -> it.startsWith("9 ") || it.startsWith("10 "));
    }

    @Test
    void what_an_agency_says_that_knows_of_the_case_by_a_decision_only_goes_to_nobody_else() {
        referredToPolice().by(KAY).commit(report(POLICE)).by(RUTH);

        assertThat(story.arrivals(POLICE)).endsWith("9 C");
        assertThat(story.entry(HOMES, 9)).isEmpty();
    }

    @Test
    void a_decision_lives_until_ten_working_days_after_closing() {
        referredToPolice().at(FRIDAY).commit(closed());

        assertThat(isOpen(Instant.parse("2025-03-21T09:00:00Z"))).isTrue();
        assertThat(isOpen(Instant.parse("2025-03-21T09:00:01Z"))).isFalse();
    }

    @Test
    void the_end_of_the_referral_closes_the_gate() {
        referredToPolice().commit(taken(SECOND));

        assertThat(isOpen(FRIDAY)).isFalse();
        assertThat(story.arrivals(POLICE)).endsWith("9 C");
    }

    @Test
    void a_referral_under_a_decision_is_rerouted_away_unknown_to_all_others() {
        referredToPolice()
                .commits(
                        consent("c-2", wholeGrant(LANTERN, Purpose.REPORT)),
                        rerouted(SECOND, THIRD, LANTERN, "c-2"));

        assertThat(story.entry(HOMES, 10)).isEmpty();
        assertThat(story.entry(POLICE, 10)).isPresent();
        assertThat(story.entry(LANTERN, 10)).isPresent();
    }

    private CaseStory withThirdReader() {
        return referredToPolice()
                .commits(
                        consent("c-2", wholeGrant(LANTERN, Purpose.SUPPORT)),
                        sent(THIRD, LANTERN, "c-2", Purpose.SUPPORT, "topic:incident"));
    }

    private static AgencyActionReported report(AgencyId by) {
        return new AgencyActionReported(
                by, null, "patrol", LocalDate.parse("2025-03-03"), null, null, null);
    }

    @Test
    void what_rests_on_a_consent_is_told_as_ever_beside_a_decision() {
        referredToPolice().commits(help("later"), accepted(FIRST));

        assertThat(story.arrivals(HOMES)).endsWith("9 M", "10 C");
    }

    @Test
    void a_referral_by_a_consent_is_a_marker_to_others_as_ever_beside_a_decision() {
        withThirdReader().commit(accepted(FIRST));

        assertThat(story.arrivals(LANTERN)).endsWith("11 M");
    }

    @Test
    void what_an_agency_says_that_knows_of_the_case_by_a_consent_is_told_to_others() {
        withThirdReader().by(MARCUS).commit(report(HOMES)).by(RUTH);

        assertThat(story.arrivals(LANTERN)).endsWith("11 M");
    }

    @Test
    void one_door_by_a_consent_is_enough_for_what_an_agency_says_to_be_told_to_others() {
        withThirdReader()
                .commits(
                        consent("c-3", wholeGrant(POLICE, Purpose.REPORT)),
                        sent(
                                new ReferralId("r-4"),
                                POLICE,
                                "c-3",
                                Purpose.REPORT,
                                "topic:incident"))
                .by(KAY)
                .commit(report(POLICE))
                .by(RUTH);

        assertThat(story.arrivals(LANTERN)).endsWith("13 M");
    }
}
