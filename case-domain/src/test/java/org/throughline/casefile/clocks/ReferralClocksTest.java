package org.throughline.casefile.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.accepted;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.rerouted;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.taken;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.ReferralEvent.ReferralAcknowledged;
import org.throughline.casefile.events.ReferralEvent.ReferralEscalated;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoRequested;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoSupplied;
import org.throughline.casefile.events.ReferralEvent.ReferralOverdue;

/** A referral is sent on Monday at nine. */
class ReferralClocksTest {
    private final CaseStory story = new CaseStory().at(MONDAY.minusSeconds(120));

    private CaseStory sentWith(Urgency urgency) {
        return story.commits(
                opened(),
                consent(
                        "c-1",
                        wholeGrant(POLICE, Purpose.REPORT),
                        wholeGrant(HOMES, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, urgency, "topic:plan"));
    }

    private List<DueFact> due() {
        return DueFacts.of(story.history(), REGISTER);
    }

    private static Instant march(String dayAndTime) {
        return Instant.parse("2025-03-" + dayAndTime + ":00Z");
    }

    @Test
    void every_clock_is_overdue_once_and_escalates_three_times() {
        sentWith(Urgency.STANDARD);

        assertThat(due())
                .extracting(fact -> fact.key() + " " + fact.firesAt())
                .containsExactly(
                        "r-1|acknowledge|1 2025-03-05T09:01:00Z",
                        "r-1|acknowledge|2 2025-03-07T09:01:00Z",
                        "r-1|decide|1 2025-03-10T09:01:00Z",
                        "r-1|acknowledge|3 2025-03-11T09:01:00Z",
                        "r-1|acknowledge|4 2025-03-13T09:01:00Z",
                        "r-1|decide|2 2025-03-17T09:01:00Z",
                        "r-1|decide|3 2025-03-24T09:01:00Z",
                        "r-1|decide|4 2025-03-31T08:01:00Z");
    }

    @Test
    void a_fact_is_recorded_a_minute_after_its_time_was_up() {
        sentWith(Urgency.HIGH);

        assertThat(due().getFirst())
                .isEqualTo(
                        new DueFact(
                                "r-1|acknowledge|1",
                                march("03T13:01"),
                                new ReferralOverdue(FIRST, "acknowledge", 1, march("03T13:00"))));
        assertThat(due().get(1).event())
                .isEqualTo(new ReferralEscalated(FIRST, "acknowledge", 2, "agency-lead"));
    }

    @Test
    void at_the_same_moment_acknowledge_fires_before_decide() {
        sentWith(Urgency.MEDIUM);

        assertThat(due().stream().filter(it -> it.firesAt().equals(march("05T09:01"))))
                .extracting(DueFact::key)
                .containsExactly("r-1|acknowledge|2", "r-1|decide|1");
    }

    @Test
    void a_timer_that_has_fired_is_not_due_again() {
        sentWith(Urgency.STANDARD).commit(due().getFirst().event());

        assertThat(due()).hasSize(7).extracting(DueFact::key).doesNotContain("r-1|acknowledge|1");
    }

    @Test
    void acknowledge_stops_at_any_answer_and_decide_at_a_decision() {
        sentWith(Urgency.STANDARD).commit(new ReferralAcknowledged(FIRST, "A-1", "officer"));
        assertThat(due()).hasSize(4).allMatch(fact -> fact.key().startsWith("r-1|decide|"));

        story.commit(accepted(FIRST));
        assertThat(due()).isEmpty();
    }

    @Test
    void an_ended_referral_has_no_clocks() {
        sentWith(Urgency.STANDARD).commit(taken(FIRST));

        assertThat(due()).isEmpty();
    }

    @Test
    void a_rerouting_starts_the_clocks_of_the_new_referral() {
        sentWith(Urgency.STANDARD).commit(rerouted(FIRST, SECOND, HOMES, "c-1"));

        assertThat(due()).hasSize(8).allMatch(fact -> fact.key().startsWith("r-2|"));
    }

    @Test
    void a_question_pauses_the_clocks() {
        sentWith(Urgency.STANDARD).commit(new ReferralInfoRequested(FIRST, "Where?"));

        assertThat(due()).isEmpty();
    }

    @Test
    void the_working_time_that_was_left_goes_on_after_the_answer() {
        sentWith(Urgency.HIGH)
                .at(march("03T15:00"))
                .commit(new ReferralInfoRequested(FIRST, "Where?"))
                .at(march("06T16:00"))
                .commit(new ReferralInfoSupplied(FIRST, List.of(), "c-1", "sha256:0", null));

        // Due on Tuesday at nine: two hours were left on Monday at three.
        assertThat(due().getFirst())
                .isEqualTo(
                        new DueFact(
                                "r-1|decide|1",
                                march("07T10:01"),
                                new ReferralOverdue(FIRST, "decide", 1, march("07T10:00"))));
    }
}
