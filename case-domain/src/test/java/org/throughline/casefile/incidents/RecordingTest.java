package org.throughline.casefile.incidents;

import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.TaskFacts.incident;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;

class RecordingTest {

    @Test
    void what_happened_is_written_down() {
        given(Recording.DECIDER, incident("i1")).when(said("i2")).thenRecorded(incident("i2"));
    }

    @Test
    void the_same_incident_is_not_told_twice() {
        given(Recording.DECIDER, incident("i1"), incident("i2"))
                .when(said("i1"))
                .thenRefused(Refusal.VALIDATION, "incidentId");
    }

    private static RecordIncident said(String incidentId) {
        return new RecordIncident(
                incidentId,
                null,
                "stairwell",
                null,
                List.of("verbal"),
                List.of("race"),
                "victim",
                "Shouted at on the stairs",
                List.of("fear"),
                List.of("nobody"),
                null,
                null);
    }
}
