package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.partner.Served.State;
import org.throughline.server.story.StoryDesk;

/**
 * Story BF-0103 through the whole program: a school, a practice, a housing office and a client in
 * the portal; gates that end with a term or a consent and open again; rights and retention.
 */
class ThirdStoryIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final StoryDesk STORIES = PROGRAM.bean(StoryDesk.class);
    private static final CaseId CASE = new CaseId("BF-0103");

    private static ToldStory told;

    @BeforeAll
    static void tell() throws InterruptedException {
        assertThat(STORIES.setUp(RunningProgram.json("setup-BF-0103.json"))).isEmpty();
        told = new ToldStory("BF-0103");
    }

    @Test
    void everything_that_is_expected_of_the_third_story_holds() throws InterruptedException {
        // One of the fourteen timed facts comes while a refusal is tried.
        told.holds(109, 13, 46);
    }

    @Test
    void a_name_that_is_put_right_is_told_behind_closed_gates_and_its_entry_stays_empty() {
        for (var agency : List.of("HB", "HO")) {
            var served = STORIES.copies().served(new AgencyId(agency), CASE);
            assertThat(served)
                    .as(agency)
                    .filteredOn(one -> one.entry().type().equals("EventCorrected"))
                    .last()
                    .matches(one -> one.payload().toString().contains("Lavinia Dinu"));
            assertThat(served)
                    .as(agency)
                    .filteredOn(one -> one.entry().type().equals("ClientDetailsRecorded"))
                    .isNotEmpty()
                    .extracting(Served::state)
                    .containsOnly(State.EMPTIED);
        }
        assertThat(STORIES.copies().told(new AgencyId("TB"), CASE).toString())
                .doesNotContain("Lavinia Dinu");
    }

    @Test
    void a_raise_replaces_the_earlier_entry_in_its_place() {
        var landlord = new AgencyId("TB");
        var raises =
                STORIES.copies().told(landlord, CASE).stream()
                        .filter(entry -> entry.raises() != null)
                        .toList();
        assertThat(raises).hasSize(4);
        for (var raise : raises) {
            assertThat(STORIES.copies().timeline(landlord, CASE))
                    .filteredOn(one -> one.entry().eventId().equals(raise.eventId()))
                    .singleElement()
                    .matches(one -> one.entry().agencySeq() == raise.agencySeq());
        }
    }
}
