package org.throughline.casefile.gaps;

import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.CaseHistory.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.SafetyEvent.ServiceGapRecorded;

class LackingTest {

    @Test
    void a_gap_names_who_was_tried_and_why_nobody_could_help() {
        given(Lacking.DECIDER)
                .when(
                        new RecordServiceGap(
                                null, "health", "Mill Ward", List.of(LANTERN), "no-capacity"))
                .thenRecorded(
                        new ServiceGapRecorded(
                                null, "health", "Mill Ward", List.of(LANTERN), "no-capacity"));
    }
}
