package org.throughline.casefile.copying;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.ContactEvent.TimelineCopyIssued;

/** The client may have their timeline whenever they ask, also after the case was closed. */
public final class Copying {

    public static final Decider<IssueTimelineCopy, Nothing> DECIDER =
            Decider.recording(IssueTimelineCopy.class, Copying::fact);

    private Copying() {}

    private static TimelineCopyIssued fact(IssueTimelineCopy copy) {
        return new TimelineCopyIssued(copy.format(), copy.language());
    }
}
