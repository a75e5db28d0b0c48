package org.throughline.casefile.rights.holding;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.RightsEvent.LegalHoldLifted;
import org.throughline.casefile.events.RightsEvent.LegalHoldPlaced;

/** A hold is placed at any time, and only a live one is lifted. */
public final class Holding {

    public static final Decider<PlaceLegalHold, Nothing> PLACE =
            Decider.recording(
                    PlaceLegalHold.class,
                    hold -> new LegalHoldPlaced(hold.holdId(), hold.reason(), hold.until()));

    public static final Decider<LiftLegalHold, LegalHolds> LIFT =
            new Decider<>(LiftLegalHold.class, LegalHolds.NONE, LegalHolds::evolve, Holding::lift);

    private Holding() {}

    private static Decision lift(LegalHolds holds, Asked<LiftLegalHold> asked) {
        var holdId = asked.command().holdId();
        return holds.live().contains(holdId)
                ? recorded(new LegalHoldLifted(holdId))
                : refused(Refusal.NOT_FOUND, "holdId");
    }
}
