package org.throughline.casefile.copying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.SUMMER;
import static org.throughline.casefile.StoryFacts.accepted;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.decided;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.inError;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.redacted;
import static org.throughline.casefile.StoryFacts.rerouted;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.copying.ClientCopy.Copied;
import org.throughline.casefile.copying.ClientCopy.Occasion;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.events.BasisEvent.BreakGlassOpened;
import org.throughline.casefile.events.BasisEvent.BreakGlassReviewed;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.ContactEvent.NoteAdded;
import org.throughline.casefile.events.ContactEvent.ReminderSet;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.events.RightsEvent.ErasureDecided;
import org.throughline.casefile.sharing.EventTable;

/** What the client may have of their own case (domain reference 4.10, column Client). */
class ClientCopyTest {
    private final CaseStory story = new CaseStory().commit(opened());

    private Optional<Copied> copied(int caseSeq, Occasion occasion) {
        var recorded = story.history().get(caseSeq - 1);
        return ClientCopy.of(story.history(), occasion).copied(recorded, recorded.payload());
    }

    private Copied copied(int caseSeq) {
        return copied(caseSeq, Occasion.TIMELINE).orElseThrow();
    }

    /** The places that are in the copy. */
    private List<Integer> places() {
        var copy = ClientCopy.of(story.history(), Occasion.TIMELINE);
        return story.history().stream()
                .filter(one -> copy.copied(one, one.payload()).isPresent())
                .map(RecordedEvent::caseSeq)
                .toList();
    }

    @Test
    void the_client_reads_all_of_what_is_about_them() {
        story.commit(help("accepted"));

        assertThat(copied(1)).isEqualTo(new Copied(story.history().get(0).payload(), List.of()));
        assertThat(copied(2)).isEqualTo(new Copied(story.history().get(1).payload(), List.of()));
    }

    @Test
    void the_name_of_a_household_member_is_masked_and_who_it_is_stays() {
        story.commit(new HouseholdMemberAdded("m-1", "child", "5-10", true, "Ana Lind"));

        assertThat(copied(2).masked()).containsExactly("name");
        assertThat(copied(2).payload())
                .containsEntry("relation", "child")
                .doesNotContainKey("name");
    }

    @Test
    void of_an_alleged_party_the_client_has_the_fact_and_their_own_words() {
        story.commit(
                new AllegedPartyNoted(
                        "ap1", "Dean", "neighbour", null, List.of("dog"), "From below"));

        assertThat(copied(2).payload()).isEqualTo(Map.of("words", "From below"));
        assertThat(copied(2).masked()).contains("name", "partyRef", "relation", "markers");
    }

    @Test
    void notes_are_in_the_file_that_is_asked_for_and_not_in_the_timeline() {
        story.commit(new NoteAdded("t1", "team", "Her sister knows"));

        assertThat(copied(2, Occasion.TIMELINE)).isEmpty();
        assertThat(copied(2, Occasion.ACCESS_REQUEST)).isPresent();
    }

    @Test
    void what_the_table_gives_the_client_nothing_of_is_in_no_copy() {
        story.commit(new ReminderSet("d1", "Call", MONDAY, RUTH.person()));

        assertThat(copied(2, Occasion.TIMELINE)).isEmpty();
        assertThat(copied(2, Occasion.ACCESS_REQUEST)).isEmpty();
    }

    @Test
    void a_correction_of_what_is_masked_is_masked() {
        story.commits(
                new HouseholdMemberAdded("m-1", "child", "5-10", true, "Ana Lind"),
                corrected(2, "name", "Anna Lind"),
                corrected(2, "relation", "partner"),
                redacted(2, "name", "a child"),
                new NoteAdded("t1", "team", "Her sister knows"),
                inError(6));

        assertThat(copied(3).payload().toString()).doesNotContain("Anna");
        assertThat(copied(3).masked()).containsExactly("changes");
        assertThat(copied(4).payload().toString()).contains("partner");
        assertThat(copied(4).masked()).isEmpty();
        assertThat(copied(5).masked()).containsExactly("replacements");
        assertThat(copied(7, Occasion.TIMELINE)).isEmpty();
    }

    @Test
    void a_decision_that_the_client_was_not_told_of_leaves_no_trace() {
        story.by(HANNAH).commit(decided("d-1", POLICE, List.of(1), FIRST));
        story.by(RUTH)
                .commits(
                        sent(FIRST, POLICE, "d-1", Purpose.HARM, "topic:incident"),
                        consent("c-1", wholeGrant(HOMES, Purpose.HOUSING)),
                        sent(SECOND, HOMES, "c-1", Purpose.HOUSING, "topic:incident"));
        story.by(KAY)
                .commits(
                        accepted(FIRST),
                        new AgencyActionReported(POLICE, null, "visit", SUMMER, null, null, null),
                        new BreakGlassOpened("g-1", "A threat", KAY.person(), MONDAY));
        story.by(DAPHNE).commit(new BreakGlassReviewed("g-1", "justified"));
        story.by(MARCUS).commit(accepted(SECOND));

        assertThat(places()).containsExactly(1, 4, 5, 10);
        var copy = ClientCopy.of(story.history(), Occasion.ACCESS_REQUEST);
        var decidedAt = story.history().get(1).recordedAt();
        assertThat(copy.holdsTelling(POLICE, decidedAt)).isFalse();
        assertThat(copy.holdsTelling(POLICE, decidedAt.minusSeconds(1))).isTrue();
        assertThat(copy.holdsTelling(HOMES, decidedAt.plusSeconds(60))).isTrue();
    }

    @Test
    void a_rerouting_to_an_agency_that_the_client_is_not_told_of_is_left_out() {
        story.commits(
                consent("c-1", wholeGrant(HOMES, Purpose.HOUSING)),
                sent(FIRST, HOMES, "c-1", Purpose.HOUSING, "topic:incident"),
                decided("d-1", POLICE, List.of(1), SECOND),
                rerouted(FIRST, SECOND, POLICE, "d-1"),
                accepted(SECOND));

        assertThat(places()).containsExactly(1, 2, 3);
    }

    @Test
    void a_decision_that_the_client_was_told_of_is_theirs_to_read_with_its_emergencies() {
        story.by(HANNAH).commit(told("d-1"));
        story.by(RUTH).commit(sent(FIRST, POLICE, "d-1", Purpose.HARM, "topic:incident"));
        story.by(KAY).commit(new BreakGlassOpened("g-1", "A threat", KAY.person(), MONDAY));

        assertThat(places()).containsExactly(1, 2, 3, 4);
        assertThat(copied(2).payload()).containsKey("necessity");
    }

    @Test
    void it_counts_how_a_decision_was_taken_last() {
        story.by(HANNAH).commits(decided("d-1", POLICE, List.of(1), FIRST), told("d-1"));

        assertThat(places()).containsExactly(1, 2, 3);
    }

    private static SharingDecided told(String id) {
        var untold = decided(id, POLICE, List.of(1), FIRST);
        return new SharingDecided(
                untold.decisionId(),
                untold.agency(),
                untold.purposes(),
                untold.classes(),
                untold.basisCode(),
                untold.condition(),
                true,
                untold.necessity(),
                untold.proportionality(),
                null,
                untold.requestedBy(),
                untold.scope(),
                untold.approver());
    }

    @Test
    void what_another_person_asked_to_be_erased_is_for_them_to_know() {
        story.by(DAPHNE)
                .commits(
                        new ErasureDecided("e-1", "ap1", "refused", "legal-claim", "A claim"),
                        new ErasureDecided("e-2", "client", "refused", "legal-claim", "A claim"));

        assertThat(copied(2).masked()).containsExactlyInAnyOrder("person", "reason");
        assertThat(copied(3).masked()).isEmpty();
    }

    @Test
    void every_word_of_the_column_has_a_rule() {
        Set<String> words =
                EventTable.standard().rows().stream()
                        .map(row -> row.client())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(words)
                .containsExactlyInAnyOrder("F", "F unless harm", "words only", "on request", "·");
    }
}
