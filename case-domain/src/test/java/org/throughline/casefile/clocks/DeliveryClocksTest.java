package org.throughline.casefile.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.ReferralEvent.ReferralDelivered;
import org.throughline.casefile.events.ReferralEvent.ReferralDeliveryFailed;
import org.throughline.casefile.events.ReferralEvent.ReferralOverdue;

/** A referral of high urgency is sent on Monday at nine. */
class DeliveryClocksTest {
    private final CaseStory story =
            new CaseStory()
                    .at(MONDAY.minusSeconds(120))
                    .commits(
                            opened(),
                            consent("c-1", wholeGrant(POLICE, Purpose.REPORT)),
                            sent(FIRST, POLICE, "c-1", Purpose.REPORT, Urgency.HIGH, "topic:plan"));

    private DeliveryClocksTest failed() {
        story.commit(new ReferralDeliveryFailed(FIRST, "webhook", 6, "retries-used-up", true));
        return this;
    }

    private DeliveryClocksTest delivered(String time) {
        story.at(Instant.parse("2025-03-03T" + time + ":00Z"))
                .commit(new ReferralDelivered(FIRST, "light-link", 7, "rcpt-7"));
        return this;
    }

    private List<String> due() {
        return DueFacts.of(story.history(), REGISTER).stream()
                .map(fact -> fact.key() + " " + fact.firesAt())
                .toList();
    }

    @Test
    void nobody_owes_an_answer_to_what_did_not_arrive() {
        failed();

        assertThat(due()).isEmpty();
    }

    @Test
    void the_clocks_start_when_it_arrives_at_last() {
        failed().delivered("11:00");

        assertThat(due())
                .hasSize(8)
                .contains(
                        "r-1|acknowledge|1 2025-03-03T15:01:00Z",
                        "r-1|decide|1 2025-03-04T11:01:00Z");
    }

    @Test
    void what_was_overdue_before_is_not_overdue_again() {
        story.at(MONDAY.plus(Duration.ofMinutes(241)))
                .commit(
                        new ReferralOverdue(
                                FIRST, "acknowledge", 1, MONDAY.plus(Duration.ofHours(4))));
        failed().delivered("14:00");

        assertThat(due()).hasSize(7).noneMatch(it -> it.startsWith("r-1|acknowledge|1"));
    }

    @Test
    void a_second_receipt_starts_the_clocks_anew_and_does_not_double_them() {
        failed().delivered("11:00").delivered("12:00");

        assertThat(due()).hasSize(8).startsWith("r-1|acknowledge|1 2025-03-03T16:01:00Z");
    }
}
