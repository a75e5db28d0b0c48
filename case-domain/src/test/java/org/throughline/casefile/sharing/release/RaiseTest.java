package org.throughline.casefile.sharing.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.intervention;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.taken;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;

class RaiseTest {
    private final CaseStory story = new CaseStory();

    private static ClientDetailsRecorded detailsWithoutTenure() {
        return new ClientDetailsRecorded(
                "p-1", null, "Rosa Lind", null, null, null, null, null, null);
    }

    private CaseStory opensUnderConsent() {
        return story.commits(opened(), consent("c-1", wholeGrant(POLICE, Purpose.REPORT)));
    }

    private CaseStory refersToPolice() {
        return story.commit(sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));
    }

    @Test
    void a_raise_keeps_the_fields_that_were_told_before() {
        opensUnderConsent()
                .commits(
                        incident("a"),
                        sent(
                                FIRST,
                                POLICE,
                                "c-1",
                                Purpose.REPORT,
                                "topic:incident",
                                "IncidentRecorded.place"),
                        taken(FIRST),
                        sent(
                                SECOND,
                                POLICE,
                                "c-1",
                                Purpose.REPORT,
                                "topic:incident",
                                "IncidentRecorded.account"));

        assertThat(story.entry(POLICE, 3).orElseThrow().payload())
                .containsEntry("account", "They shouted at the door.")
                .containsEntry("place", "Mill Lane");
    }

    @Test
    void a_field_that_a_correction_filled_in_is_part_of_a_late_release() {
        opensUnderConsent()
                .commits(detailsWithoutTenure(), corrected(3, "tenure", "association-tenant"));
        refersToPolice();

        assertThat(story.entry(POLICE, 3).orElseThrow().payload())
                .containsEntry("tenure", "association-tenant");
    }

    @Test
    void a_field_that_a_correction_fills_in_raises_the_entry() {
        opensUnderConsent().commit(detailsWithoutTenure());
        refersToPolice().commit(corrected(3, "tenure", "association-tenant"));

        assertThat(story.arrivals(POLICE)).endsWith("4 C", "3 C late", "5 C");
        assertThat(story.entry(POLICE, 3).orElseThrow().payload())
                .containsEntry("tenure", "association-tenant");
    }

    @Test
    void a_field_that_was_empty_and_may_not_be_seen_stays_hidden_when_it_is_filled() {
        opensUnderConsent().commit(detailsWithoutTenure());
        refersToPolice().commit(corrected(3, "birthDate", "1980-05-05"));

        assertThat(story.arrivals(POLICE)).endsWith("3 C late", "4 C");
    }

    @Test
    void a_list_is_left_out_when_a_correction_leaves_nothing_of_the_reader_in_it() {
        opensUnderConsent()
                .commits(
                        intervention(POLICE, HOMES),
                        corrected(3, "withAgencies", List.of(HOMES.value())));
        refersToPolice();

        assertThat(story.entry(POLICE, 3).orElseThrow().fields()).doesNotContain("withAgencies");
        assertThat(story.entry(POLICE, 3).orElseThrow().payload())
                .doesNotContainKey("withAgencies");
    }

    @Test
    void an_agency_that_a_correction_puts_into_a_list_is_told_of_itself() {
        opensUnderConsent().commit(intervention(HOMES));
        refersToPolice().commit(corrected(3, "withAgencies", List.of("BP", "TB")));

        assertThat(story.entry(POLICE, 3).orElseThrow().payload())
                .containsEntry("withAgencies", List.of("BP"));
    }
}
