package org.throughline.casefile.parties;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.CaseHistory.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;

class AllegingTest {

    @Test
    void who_is_said_to_have_done_it_is_written_down_as_it_was_said() {
        given(Alleging.DECIDER)
                .when(
                        new NoteAllegedParty(
                                "ap1", "Dean", "neighbour", HOMES, List.of("dog"), "From below"))
                .thenRecorded(
                        new AllegedPartyNoted(
                                "ap1", "Dean", "neighbour", HOMES, List.of("dog"), "From below"));
    }

    @Test
    void a_stranger_needs_no_name_and_no_landlord() {
        given(Alleging.DECIDER)
                .when(new NoteAllegedParty("ap2", null, "stranger", null, List.of(), null))
                .thenRecorded(
                        new AllegedPartyNoted("ap2", null, "stranger", null, List.of(), null));
    }
}
