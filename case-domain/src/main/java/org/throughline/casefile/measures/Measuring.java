package org.throughline.casefile.measures;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureInstalled;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureRequested;

/** Safety measures are asked for by the project and fitted by whoever says so for themselves. */
public final class Measuring {

    public static final Decider<RequestSafetyMeasure, Nothing> REQUEST =
            Decider.recording(RequestSafetyMeasure.class, Measuring::requested);

    /** A measure asked for inside a referral has no request of its own, so none is looked for. */
    public static final Decider<RecordSafetyMeasureInstalled, Nothing> INSTALL =
            new Decider<>(
                    RecordSafetyMeasureInstalled.class,
                    new Nothing(),
                    (nothing, _) -> nothing,
                    (_, asked) -> install(asked));

    private Measuring() {}

    private static Decision install(Asked<RecordSafetyMeasureInstalled> asked) {
        var measure = asked.command();
        var by = asked.by();
        if (by.role().isOfAgency() && !measure.installedBy().equals(by.agency())) {
            return refused(Refusal.VALIDATION, "installedBy");
        }
        return recorded(
                new SafetyMeasureInstalled(
                        measure.measureId(),
                        measure.kinds(),
                        measure.installedAt(),
                        measure.installedBy(),
                        measure.evidenceCaptured(),
                        measure.place(),
                        measure.followUp()));
    }

    private static SafetyMeasureRequested requested(RequestSafetyMeasure measure) {
        return new SafetyMeasureRequested(
                measure.measureId(),
                measure.kinds(),
                measure.provider(),
                measure.landlordConsent(),
                measure.evidenceCaptured(),
                measure.dueBy(),
                measure.place());
    }
}
