package org.throughline.casefile.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.StoryFacts.SUMMER;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.opened;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.events.IncidentEvent.RepeatPatternFound;
import org.throughline.casefile.events.SafetyEvent.RiskAssessed;

class RepeatRuleTest {
    private final CaseStory story = new CaseStory().commit(opened());

    private CaseStory happened(String id, int daysBefore) {
        return story.commitOf(MONDAY.minus(Duration.ofDays(daysBefore)), incident(id));
    }

    private CaseStory assessed(RiskLevel level) {
        return story.commit(new RiskAssessed("dash", "1", level, SUMMER, List.of(), level, null));
    }

    private List<DueFact> due() {
        return DueFacts.of(story.history(), REGISTER);
    }

    private static DueFact found(Instant lastRecorded, String rule, String... ids) {
        return new DueFact(
                "repeat|" + String.join(",", ids),
                lastRecorded.plus(Duration.ofMinutes(5)),
                new RepeatPatternFound(List.of(ids), 30, rule));
    }

    private Instant lastRecorded() {
        return story.history().getLast().recordedAt();
    }

    @Test
    void three_incidents_in_thirty_days_are_a_pattern_five_minutes_after_the_last() {
        happened("a", 30);
        happened("b", 12);
        happened("c", 0);

        assertThat(due()).containsExactly(found(lastRecorded(), "repeat-3-30", "a", "b", "c"));
    }

    @Test
    void two_are_enough_at_high_risk() {
        assessed(RiskLevel.HIGH);
        happened("a", 3);
        happened("b", 0);

        assertThat(due()).containsExactly(found(lastRecorded(), "repeat-2-30-high", "a", "b"));
    }

    @Test
    void the_current_risk_level_counts() {
        assessed(RiskLevel.HIGH);
        assessed(RiskLevel.MEDIUM);
        happened("a", 3);
        happened("b", 0);

        assertThat(due()).isEmpty();
    }

    @Test
    void incidents_outside_the_window_do_not_count() {
        happened("a", 31);
        happened("b", 12);
        happened("c", 0);

        assertThat(due()).isEmpty();
    }

    @Test
    void incidents_are_named_in_the_order_in_which_they_began() {
        happened("late", 0);
        happened("early", 20);
        happened("middle", 10);

        assertThat(due())
                .containsExactly(found(lastRecorded(), "repeat-3-30", "early", "middle", "late"));
    }

    @Test
    void a_pattern_is_found_again_only_with_a_new_incident() {
        happened("a", 3);
        happened("b", 2);
        happened("c", 1).commit(due().getFirst().event());
        assertThat(due()).isEmpty();

        happened("d", 0);
        assertThat(due()).hasSize(1);
    }

    @Test
    void a_further_incident_puts_the_rule_off() {
        happened("a", 3);
        happened("b", 2);
        happened("c", 1);
        happened("d", 0);

        assertThat(due()).hasSize(1);
        assertThat(due().getFirst().firesAt())
                .isEqualTo(lastRecorded().plus(Duration.ofMinutes(5)));
    }

    @Test
    void what_comes_after_the_five_minutes_does_not_change_what_was_found() {
        happened("a", 1);
        happened("b", 0).at(MONDAY.plus(Duration.ofHours(1)));
        assessed(RiskLevel.HIGH).commit(help("accepted"));

        assertThat(due()).isEmpty();
    }
}
