package org.throughline.casefile.feedback;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.ContactEvent.FeedbackGiven;

/** What the client thinks of the work is heard as it is, also after the case was closed. */
public final class Telling {

    public static final Decider<GiveFeedback, Nothing> DECIDER =
            Decider.recording(GiveFeedback.class, Telling::fact);

    private Telling() {}

    private static FeedbackGiven fact(GiveFeedback feedback) {
        return new FeedbackGiven(feedback.ratings(), feedback.words());
    }
}
