package org.throughline.casefile.supervising;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.ContactEvent.SupervisionHeld;

/** What was decided in supervision binds nobody but the people of the project. */
public final class Supervising {

    public static final Decider<RecordSupervision, Nothing> DECIDER =
            Decider.recording(RecordSupervision.class, Supervising::fact);

    private Supervising() {}

    private static SupervisionHeld fact(RecordSupervision talk) {
        return new SupervisionHeld(talk.decisions(), talk.caseloadCount(), talk.debriefOffered());
    }
}
