package org.throughline.casefile.sharing.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.inError;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.redacted;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.taken;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.sharing.Level;

/** The police hold an incident with its account. */
class AmendedEntriesTest {
    private final CaseStory story =
            new CaseStory()
                    .commits(
                            opened(),
                            incident("a"),
                            consent(
                                    "c-1",
                                    wholeGrant(POLICE, Purpose.REPORT),
                                    wholeGrant(HOMES, Purpose.REPORT)),
                            sent(
                                    FIRST,
                                    POLICE,
                                    "c-1",
                                    Purpose.REPORT,
                                    "topic:incident",
                                    "IncidentRecorded.account"));

    private Release lastTold() {
        return story.told(POLICE).getLast();
    }

    @Test
    void a_redaction_is_told_to_whoever_saw_the_field_but_not_the_other_words() {
        story.commit(redacted(2, "account", "Somebody shouted."));

        assertThat(lastTold().level()).isEqualTo(Level.CODED);
        assertThat(lastTold().payload())
                .isEqualTo(
                        Map.of(
                                "target", "event-2",
                                "fields", List.of("account"),
                                "reasonCode", "third-party",
                                "authority", "third-party-request"));
    }

    @Test
    void the_other_words_travel_beside_the_entries_while_the_gate_is_open() {
        story.commit(redacted(2, "account", "Somebody shouted."));

        assertThat(story.masks())
                .containsExactly(
                        new Mask(POLICE, "event-2", Map.of("account", "Somebody shouted.")));
    }

    @Test
    void a_redaction_of_a_hidden_field_is_not_told() {
        story.commit(redacted(2, "place", "Somewhere"));

        assertThat(story.entry(POLICE, 5)).isEmpty();
        assertThat(story.masks()).isEmpty();
    }

    @Test
    void a_redaction_reaches_a_holder_whose_gate_is_closed_without_any_content() {
        story.commits(taken(FIRST), redacted(2, "account", "Somebody shouted."));

        assertThat(lastTold().event().type()).isEqualTo("EventRedacted");
        assertThat(story.masks()).isEmpty();
    }

    @Test
    void a_gate_that_opens_again_shows_the_other_words_that_came_meanwhile() {
        story.commits(
                taken(FIRST),
                redacted(2, "account", "Somebody shouted."),
                sent(SECOND, POLICE, "c-1", Purpose.REPORT, "topic:incident"));

        assertThat(story.masks())
                .containsExactly(
                        new Mask(POLICE, "event-2", Map.of("account", "Somebody shouted.")));
    }

    @Test
    void a_later_holder_gets_the_masked_value_and_no_notice() {
        story.commits(
                redacted(2, "account", null),
                sent(
                        SECOND,
                        HOMES,
                        "c-1",
                        Purpose.REPORT,
                        "topic:incident",
                        "IncidentRecorded.account"));

        var told = story.entry(HOMES, 2).orElseThrow();
        assertThat(told.payload()).containsEntry("account", "[redacted]");
        assertThat(told.isRedacted()).isTrue();
        assertThat(story.entry(HOMES, 5)).isEmpty();
        assertThat(story.masks())
                .endsWith(new Mask(HOMES, "event-2", Map.of("account", "[redacted]")));
    }

    @Test
    void a_correction_after_a_redaction_does_not_tell_the_value() {
        story.commits(
                redacted(2, "account", "Somebody shouted."),
                corrected(2, "account", "Mr Hale yelled."));

        assertThat(lastTold().payload().get("changes"))
                .isEqualTo(List.of(Map.of("field", "account", "value", "Somebody shouted.")));
    }

    @Test
    void an_error_is_told_to_every_holder_gate_open_or_not() {
        story.commits(taken(FIRST), inError(2));

        assertThat(lastTold().event().type()).isEqualTo("EventEnteredInError");
        assertThat(lastTold().level()).isEqualTo(Level.CODED);
        assertThat(lastTold().payload())
                .isEqualTo(Map.of("target", "event-2", "reasonCode", "wrong-case"));
        assertThat(story.told(HOMES)).isEmpty();
    }

    @Test
    void an_event_in_error_is_released_to_nobody_who_does_not_hold_it() {
        story.commits(inError(2), sent(SECOND, HOMES, "c-1", Purpose.REPORT, "topic:incident"));

        assertThat(story.entry(HOMES, 2)).isEmpty();
        assertThat(story.entry(HOMES, 5)).isEmpty();
    }

    @Test
    void a_sending_in_error_closes_the_gate_and_its_addressee_is_told() {
        story.commit(inError(4));

        assertThat(story.gate(POLICE).isOpen()).isFalse();
        assertThat(lastTold().payload()).containsEntry("target", "event-4");
    }

    @Test
    void a_later_holder_is_told_how_exactly_the_time_is_known_by_now() {
        story.commits(
                corrected(2, "precision", "month"),
                sent(SECOND, HOMES, "c-1", Purpose.REPORT, "topic:incident"));

        var told = story.entry(HOMES, 2).orElseThrow();
        assertThat(told.precision()).isEqualTo("month");
        assertThat(told.isCorrected()).isTrue();
    }

    @Test
    void a_correction_of_what_a_later_holder_is_not_shown_leaves_no_mark() {
        story.commits(
                corrected(2, "account", "Mr Hale yelled."),
                sent(SECOND, HOMES, "c-1", Purpose.REPORT, "topic:incident"));

        assertThat(story.entry(HOMES, 2).orElseThrow().isCorrected()).isFalse();
    }
}
