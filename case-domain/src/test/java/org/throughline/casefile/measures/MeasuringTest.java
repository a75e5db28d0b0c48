package org.throughline.casefile.measures;

import static org.throughline.casefile.Brackenford.COUNCIL;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;
import static org.throughline.casefile.TaskFacts.lockChanged;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureInstalled;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureRequested;
import org.throughline.casefile.ids.AgencyId;

class MeasuringTest {

    @Test
    void a_measure_is_asked_for() {
        given(Measuring.REQUEST)
                .when(
                        new RequestSafetyMeasure(
                                "m1",
                                List.of("lighting"),
                                HOMES,
                                "asked",
                                true,
                                END_OF_MARCH,
                                "Stairs"))
                .thenRecorded(
                        new SafetyMeasureRequested(
                                "m1",
                                List.of("lighting"),
                                HOMES,
                                "asked",
                                true,
                                END_OF_MARCH,
                                "Stairs"));
    }

    @Test
    void a_measure_may_be_fitted_that_nobody_asked_for_by_itself() {
        given(Measuring.INSTALL)
                .by(MARCUS)
                .when(lockChangedBy(HOMES))
                .thenRecorded(lockChanged("m1"));
    }

    @Test
    void the_project_says_who_fitted_it() {
        given(Measuring.INSTALL)
                .by(RUTH)
                .when(lockChangedBy(COUNCIL))
                .thenRecorded(
                        new SafetyMeasureInstalled(
                                "m1",
                                List.of("lock-change"),
                                MONDAY,
                                COUNCIL,
                                true,
                                "Front door",
                                null));
    }

    @Test
    void an_agency_speaks_for_itself_alone() {
        given(Measuring.INSTALL)
                .by(MARCUS)
                .when(lockChangedBy(COUNCIL))
                .thenRefused(Refusal.VALIDATION, "installedBy");
    }

    private static RecordSafetyMeasureInstalled lockChangedBy(AgencyId agency) {
        return new RecordSafetyMeasureInstalled(
                "m1", List.of("lock-change"), MONDAY, agency, true, "Front door", null);
    }
}
