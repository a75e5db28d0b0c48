package org.throughline.casefile.rights.retaining;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.RightsEvent.RetentionReviewed;
import org.throughline.casefile.rights.holding.LegalHolds;

/** May the case be deleted? Under a hold it is kept, whatever its age. */
public final class Retaining {

    public static final Decider<ReviewRetention, LegalHolds> DECIDER =
            new Decider<>(
                    ReviewRetention.class, LegalHolds.NONE, LegalHolds::evolve, Retaining::decide);

    private Retaining() {}

    private static Decision decide(LegalHolds holds, Asked<ReviewRetention> asked) {
        var review = asked.command();
        return review.verdict().equals("delete") && holds.isAnyLive()
                ? refused(Refusal.LEGAL_HOLD, "verdict")
                : recorded(new RetentionReviewed(review.verdict(), review.nextOn()));
    }
}
