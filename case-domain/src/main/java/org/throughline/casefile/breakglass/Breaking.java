package org.throughline.casefile.breakglass;

import java.time.Duration;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.Decision;
import org.throughline.casefile.events.BasisEvent.BreakGlassOpened;

/** An emergency needs a reason and nobody's leave; that it was used is told afterwards. */
public final class Breaking {

    private static final Duration GRANTED = Duration.ofMinutes(60);

    public static final Decider<OpenBreakGlass, Nothing> DECIDER =
            new Decider<>(
                    OpenBreakGlass.class,
                    new Nothing(),
                    (nothing, _) -> nothing,
                    (_, asked) -> open(asked));

    private Breaking() {}

    private static Decision open(Asked<OpenBreakGlass> asked) {
        var open = asked.command();
        return Decision.recorded(
                new BreakGlassOpened(
                        open.grantId(),
                        open.reason(),
                        asked.by().person(),
                        asked.at().plus(GRANTED)));
    }
}
