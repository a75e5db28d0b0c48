package org.throughline.casefile.gaps;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.SafetyEvent.ServiceGapRecorded;

/** A gap is worth knowing whether or not the need was written down before. */
public final class Lacking {

    public static final Decider<RecordServiceGap, Nothing> DECIDER =
            Decider.recording(RecordServiceGap.class, Lacking::fact);

    private Lacking() {}

    private static ServiceGapRecorded fact(RecordServiceGap gap) {
        return new ServiceGapRecorded(
                gap.needId(), gap.needCategory(), gap.area(), gap.tried(), gap.reason());
    }
}
