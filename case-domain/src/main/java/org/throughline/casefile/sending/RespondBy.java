package org.throughline.casefile.sending;

import java.time.Instant;
import org.throughline.casefile.Asked;
import org.throughline.casefile.clocks.WorkingTime;
import org.throughline.casefile.values.Urgency;

/** When the addressee is to have decided. */
final class RespondBy {

    private RespondBy() {}

    static Instant of(Urgency urgency, Asked<?> asked) {
        var days =
                switch (urgency) {
                    case HIGH -> 1;
                    case MEDIUM -> 2;
                    case STANDARD -> 5;
                };
        return WorkingTime.of(asked.register()).plusDays(asked.at(), days);
    }
}
