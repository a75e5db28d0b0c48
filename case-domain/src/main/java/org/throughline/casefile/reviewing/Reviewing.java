package org.throughline.casefile.reviewing;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.IncidentEvent.CaseReviewRequested;

/** A review may be asked for whether or not the rule has found that it is due. */
public final class Reviewing {

    public static final Decider<RequestCaseReview, Nothing> DECIDER =
            Decider.recording(RequestCaseReview.class, Reviewing::fact);

    private Reviewing() {}

    private static CaseReviewRequested fact(RequestCaseReview request) {
        return new CaseReviewRequested(request.ruleId(), request.reports());
    }
}
