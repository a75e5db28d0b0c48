package org.throughline.casefile.sharing.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.accepted;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.details;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.intervention;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.taken;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Brackenford;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoRequested;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoSupplied;

class CaseReleaseTest {
    private final CaseStory story = new CaseStory();

    private CaseStory referredToPolice() {
        return story.commits(
                opened(),
                incident("a"),
                help("accepted"),
                consent(
                        "c-1",
                        wholeGrant(POLICE, Purpose.REPORT),
                        wholeGrant(HOMES, Purpose.HOUSING)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:incident"));
    }

    @Test
    void an_empty_history_releases_nothing() {
        assertThat(CaseRelease.after(List.of(), Brackenford.REGISTER, Map.of()))
                .isEqualTo(new CaseRelease(List.of(), List.of(), Map.of(), List.of(), Map.of()));
    }

    @Test
    void nothing_is_released_before_a_gate_opens() {
        story.commits(opened(), incident("a"), help("accepted"));

        assertThat(story.told(POLICE)).isEmpty();
        assertThat(story.gate(POLICE)).isEqualTo(Gate.NEVER_OPENED);
    }

    @Test
    void late_releases_come_first_and_then_the_events_of_the_commit() {
        referredToPolice();

        assertThat(story.arrivals(POLICE))
                .containsExactly("1 M late", "2 C late", "3 M late", "4 C late", "5 C");
        assertThat(story.told(POLICE))
                .allMatch(
                        release -> release.releasedAt().equals(MONDAY.plus(Duration.ofMinutes(4))));
    }

    @Test
    void the_events_of_one_commit_are_not_late() {
        story.commits(opened(), consent("c-1", wholeGrant(POLICE, Purpose.REPORT)));
        story.commit(sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"), intervention());

        assertThat(story.arrivals(POLICE)).containsExactly("1 M late", "2 C late", "3 C", "4 C");
    }

    @Test
    void an_event_is_released_once() {
        referredToPolice().commits(help("later"), help("declined"));

        assertThat(story.told(POLICE).stream().map(it -> it.event().caseSeq()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void agency_seq_is_dense_and_betrays_no_hidden_event() {
        referredToPolice().commits(intervention(), taken(FIRST));

        assertThat(story.told(POLICE).stream().map(Release::agencySeq))
                .isEqualTo(IntStream.rangeClosed(1, 7).boxed().toList());
    }

    @Test
    void a_wider_share_set_raises_what_was_released_before() {
        referredToPolice()
                .commits(
                        new ReferralInfoRequested(FIRST, "Where?"),
                        new ReferralInfoSupplied(
                                FIRST, List.of("IncidentRecorded.place"), "c-1", "sha256:0", null));

        var raised = story.entry(POLICE, 2).orElseThrow();
        assertThat(raised.raises()).isEqualTo(2);
        assertThat(raised.agencySeq()).isEqualTo(7);
        assertThat(raised.lateRelease()).isTrue();
        assertThat(raised.payload()).containsEntry("place", "Mill Lane");
        assertThat(story.told(POLICE).stream().filter(it -> it.raises() != null)).hasSize(1);
    }

    @Test
    void levels_and_fields_are_not_taken_back_by_a_release() {
        referredToPolice().commits(accepted(FIRST), taken(FIRST));
        var before = story.told(POLICE);

        story.commit(help("accepted"));

        assertThat(story.told(POLICE)).isEqualTo(before);
    }

    @Test
    void a_gate_opens_with_the_last_event_of_a_commit_and_closes_with_the_first() {
        referredToPolice();
        assertThat(story.gate(POLICE)).isEqualTo(new Gate(true, 5, null));

        story.commit(help("later"), taken(FIRST));
        assertThat(story.gate(POLICE)).isEqualTo(new Gate(false, 5, 6));
    }

    @Test
    void what_was_recorded_while_the_gate_was_closed_is_released_late() {
        referredToPolice()
                .commits(
                        taken(FIRST),
                        incident("b"),
                        sent(SECOND, POLICE, "c-1", Purpose.REPORT, "topic:incident"));

        assertThat(story.arrivals(POLICE)).endsWith("6 C", "7 C late", "8 C");
        assertThat(story.gate(POLICE)).isEqualTo(new Gate(true, 5, null));
    }

    @Test
    void a_late_release_carries_the_latest_value() {
        var yesterday = "2025-03-02T18:00:00Z";
        story.commits(
                opened(),
                incident("a"),
                corrected(2, "placeKind", "street"),
                corrected(2, "occurredAt", yesterday),
                consent("c-1", wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:incident"));

        var told = story.entry(POLICE, 2).orElseThrow();
        assertThat(told.payload()).containsEntry("placeKind", "street");
        assertThat(told.occurredAt()).isEqualTo(Instant.parse(yesterday));
        assertThat(told.isCorrected()).isTrue();
        assertThat(story.entry(POLICE, 3)).isEmpty();
    }

    @Test
    void two_agencies_hold_what_they_share_in_the_same_order() {
        referredToPolice()
                .commits(
                        intervention(),
                        sent(SECOND, HOMES, "c-1", Purpose.HOUSING, "topic:plan"),
                        incident("b"));

        var order = story.told(HOMES).stream().map(it -> it.event().recordedAt()).toList();
        assertThat(order).isSorted();
        assertThat(story.arrivals(HOMES)).contains("6 C late").doesNotContain("2 C late");
    }

    @Test
    void a_further_field_at_the_same_level_is_a_raise() {
        story.commits(
                opened(),
                incident("a"),
                consent("c-1", wholeGrant(POLICE, Purpose.REPORT)),
                sent(
                        FIRST,
                        POLICE,
                        "c-1",
                        Purpose.REPORT,
                        "topic:incident",
                        "IncidentRecorded.place"),
                sent(SECOND, POLICE, "c-1", Purpose.REPORT, "IncidentRecorded.account"));

        assertThat(story.arrivals(POLICE)).endsWith("4 C", "2 S late", "5 C");
    }

    @Test
    void a_higher_level_without_a_further_field_is_a_raise() {
        story.commits(
                opened(),
                details(),
                consent("c-1", wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:incident"),
                sent(SECOND, POLICE, "c-1", Purpose.REPORT, "ClientDetailsRecorded.religion"));

        assertThat(story.arrivals(POLICE)).endsWith("4 C", "2 S late", "5 C");
    }

    @Test
    void a_closed_gate_stays_closed_since_the_commit_that_closed_it() {
        referredToPolice().commits(taken(FIRST), help("later"), help("declined"));

        assertThat(story.gate(POLICE)).isEqualTo(new Gate(false, 5, 6));
    }
}
