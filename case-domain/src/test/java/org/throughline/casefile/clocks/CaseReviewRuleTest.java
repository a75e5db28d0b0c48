package org.throughline.casefile.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SUMMER;
import static org.throughline.casefile.StoryFacts.accepted;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.events.IncidentEvent.CaseReviewThresholdReached;
import org.throughline.casefile.events.IncidentEvent.IncidentRecorded;
import org.throughline.casefile.events.ReferralEvent.ReferralCompleted;
import org.throughline.casefile.ids.AgencyId;

/** An incident is reported on Monday; two weeks later there is another. */
class CaseReviewRuleTest {
    private final CaseStory story = new CaseStory();

    private CaseStory reportedTo(AgencyId agency, Purpose purpose) {
        return story.commits(
                        opened(),
                        incident("a"),
                        consent("c-1", wholeGrant(agency, purpose)),
                        sent(FIRST, agency, "c-1", purpose, "topic:plan"),
                        accepted(FIRST))
                .at(MONDAY.plus(Duration.ofDays(15)));
    }

    private List<DueFact> due() {
        return DueFacts.of(story.history(), REGISTER);
    }

    @Test
    void fourteen_days_without_effective_action_reach_the_threshold() {
        reportedTo(POLICE, Purpose.REPORT).commit(incident("b"));

        assertThat(due())
                .containsExactly(
                        new DueFact(
                                "review|hate-report-14",
                                MONDAY.plus(Duration.ofDays(15)).plus(Duration.ofMinutes(1)),
                                new CaseReviewThresholdReached("hate-report-14", List.of("a"))));
    }

    @Test
    void the_threshold_is_reached_once() {
        reportedTo(POLICE, Purpose.REPORT)
                .commit(incident("b"))
                .commit(due().getFirst().event())
                .commit(incident("c"));

        assertThat(due()).noneMatch(fact -> fact.event() instanceof CaseReviewThresholdReached);
    }

    @Test
    void a_correction_of_an_incident_makes_the_rule_look_too() {
        reportedTo(HOMES, Purpose.HOUSING).commit(corrected(2, "placeKind", "street"));

        assertThat(due()).hasSize(1);
    }

    @Test
    void a_correction_of_something_else_does_not() {
        reportedTo(HOMES, Purpose.HOUSING).commit(corrected(1, "channel", "walk-in"));

        assertThat(due()).isEmpty();
    }

    @Test
    void before_fourteen_days_nothing_is_due() {
        reportedTo(POLICE, Purpose.REPORT)
                .at(MONDAY.plus(Duration.ofDays(13)))
                .commit(incident("b"));

        assertThat(due()).isEmpty();
    }

    @Test
    void only_a_report_to_a_public_body_counts() {
        reportedTo(LANTERN, Purpose.REPORT).commit(incident("b"));

        assertThat(due()).isEmpty();
    }

    @Test
    void only_some_purposes_are_a_report() {
        reportedTo(POLICE, Purpose.SUPPORT).commit(incident("b"));

        assertThat(due()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"visit,,true", "none,,false", "visit,pending,false", "visit,crime,true"})
    void an_action_counts_when_it_was_one_and_was_recorded(
            String action, String decision, boolean isEffective) {
        reportedTo(POLICE, Purpose.REPORT)
                .commit(
                        new AgencyActionReported(
                                POLICE, FIRST, action, SUMMER, null, decision, null),
                        incident("b"));

        assertThat(due().isEmpty()).isEqualTo(isEffective);
    }

    @ParameterizedTest
    @CsvSource({"patrol,true", "advice-only,false", "not-delivered,false"})
    void an_outcome_counts_when_something_was_delivered(String outcome, boolean isEffective) {
        reportedTo(POLICE, Purpose.REPORT)
                .commit(new ReferralCompleted(FIRST, outcome, true, null), incident("b"));

        assertThat(due().isEmpty()).isEqualTo(isEffective);
    }

    @Test
    void only_incidents_with_a_motivation_are_reports() {
        story.commit(withoutMotivation("x"));
        reportedTo(POLICE, Purpose.REPORT).commit(incident("b"));

        assertThat(due())
                .extracting(DueFact::event)
                .contains(new CaseReviewThresholdReached("hate-report-14", List.of("a")));
    }

    private static IncidentRecorded withoutMotivation(String id) {
        var usual = incident(id);
        return new IncidentRecorded(
                id,
                null,
                usual.placeKind(),
                usual.kinds(),
                List.of(),
                usual.perceivedBy(),
                usual.harms(),
                usual.reportedTo(),
                null,
                usual.account(),
                null,
                null);
    }
}
