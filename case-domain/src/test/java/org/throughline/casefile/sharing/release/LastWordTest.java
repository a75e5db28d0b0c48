package org.throughline.casefile.sharing.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.NORTHGATE;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.declined;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.intervention;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.rerouted;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.taken;
import static org.throughline.casefile.StoryFacts.wholeGrant;
import static org.throughline.casefile.StoryFacts.withdrawn;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.ReferralEvent.ReferralCompleted;
import org.throughline.casefile.events.ReferralEvent.ReferralOutcomeConfirmed;
import org.throughline.casefile.sharing.Level;
import org.throughline.casefile.values.Change;

class LastWordTest {
    private final CaseStory story =
            new CaseStory()
                    .commits(
                            opened(),
                            incident("a"),
                            consent(
                                    "c-1",
                                    wholeGrant(POLICE, Purpose.REPORT),
                                    wholeGrant(HOMES, Purpose.REPORT)),
                            sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:incident"));

    private Release lastTold() {
        return story.told(POLICE).getLast();
    }

    @Test
    void a_correction_is_told_at_the_level_of_its_target_and_with_the_visible_changes_only() {
        story.commit(
                new EventCorrected(
                        2,
                        List.of(new Change("account", "Secret"), new Change("placeKind", "street")),
                        "misheard",
                        "Heard it wrong."));

        assertThat(lastTold().level()).isEqualTo(Level.CODED);
        assertThat(lastTold().targetEventId()).isEqualTo("event-2");
        assertThat(lastTold().payload())
                .isEqualTo(
                        Map.of(
                                "target", "event-2",
                                "reasonCode", "misheard",
                                "changes",
                                        List.of(Map.of("field", "placeKind", "value", "street"))));
    }

    @Test
    void a_correction_of_hidden_fields_is_not_told() {
        story.commit(corrected(2, "account", "Secret"));

        assertThat(story.entry(POLICE, 5)).isEmpty();
    }

    @Test
    void a_corrected_time_is_told_to_every_holder() {
        story.commit(corrected(1, "occurredAt", "2025-03-02T18:00:00Z"));

        assertThat(lastTold().level()).isEqualTo(Level.MARKER);
        assertThat(lastTold().payload()).containsKey("changes");
    }

    @Test
    void a_change_of_a_cut_list_is_cut_as_well() {
        story.commits(
                sent(SECOND, HOMES, "c-1", Purpose.REPORT, "topic:plan"),
                intervention(HOMES),
                corrected(6, "withAgencies", List.of("TB", "LC")));

        assertThat(story.told(HOMES).getLast().payload().get("changes"))
                .isEqualTo(List.of(Map.of("field", "withAgencies", "value", List.of("TB"))));
    }

    @Test
    void a_correction_reaches_a_holder_whose_gate_is_closed() {
        story.commits(taken(FIRST), corrected(2, "placeKind", "street"));

        assertThat(lastTold().event().type()).isEqualTo("EventCorrected");
        assertThat(story.gate(POLICE).isOpen()).isFalse();
    }

    @Test
    void the_end_of_a_referral_is_the_last_word_to_its_agency() {
        story.commit(taken(FIRST));

        assertThat(lastTold().level()).isEqualTo(Level.CODED);
        assertThat(lastTold().payload()).containsEntry("reasonCode", "need-met");
    }

    @Test
    void a_withdrawn_consent_is_told_to_the_agency_that_it_names() {
        story.commit(withdrawn("c-1", POLICE, HOMES), taken(FIRST));

        assertThat(story.arrivals(POLICE)).endsWith("5 C", "6 C");
        assertThat(story.entry(POLICE, 5).orElseThrow().payload())
                .containsEntry("agencies", List.of("BP"));
        assertThat(story.told(HOMES)).isEmpty();
    }

    @Test
    void a_rerouting_is_told_to_the_agency_that_declined_before() {
        story.commits(declined(FIRST), rerouted(FIRST, SECOND, HOMES, "c-1"));

        assertThat(lastTold().payload())
                .isEqualTo(Map.of("oldReferral", "r-1", "reasonCode", "declined"));
    }

    @Test
    void nothing_else_passes_a_closed_gate() {
        story.commits(taken(FIRST), incident("b"), corrected(6, "placeKind", "street"));

        assertThat(lastTold().event().caseSeq()).isEqualTo(5);
    }

    @Test
    void a_notice_is_never_told_late() {
        story.commits(
                corrected(2, "placeKind", "street"),
                sent(SECOND, HOMES, "c-1", Purpose.REPORT, "topic:incident"));

        assertThat(story.entry(HOMES, 2).orElseThrow().payload())
                .containsEntry("placeKind", "street");
        assertThat(story.entry(HOMES, 5)).isEmpty();
    }

    @Test
    void an_answer_that_leaves_the_referral_open_is_no_last_word() {
        story.commits(
                new ReferralCompleted(FIRST, "patrol", true, null),
                withdrawn("c-1", POLICE),
                new ReferralOutcomeConfirmed(FIRST, "not-reached", null));
        assertThat(story.entry(POLICE, 7)).isEmpty();

        story.commit(new ReferralOutcomeConfirmed(FIRST, "yes", null));
        assertThat(story.entry(POLICE, 8)).isPresent();
    }

    @Test
    void who_holds_nothing_of_the_case_gets_no_last_word_about_a_referral() {
        story.commits(
                consent("c-2", wholeGrant(NORTHGATE, Purpose.LEGAL)),
                sent(SECOND, NORTHGATE, "c-2", Purpose.LEGAL, "topic:plan"),
                taken(SECOND),
                withdrawn("c-2", NORTHGATE));

        assertThat(story.told(NORTHGATE)).isEmpty();
    }
}
