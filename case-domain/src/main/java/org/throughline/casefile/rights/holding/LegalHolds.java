package org.throughline.casefile.rights.holding;

import java.util.LinkedHashSet;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.RightsEvent.LegalHoldLifted;
import org.throughline.casefile.events.RightsEvent.LegalHoldPlaced;
import org.throughline.casefile.memory.Known;

/**
 * The holds that are live. One lives until it is lifted: the day on which it was meant to end makes
 * nobody erase what a court has asked for.
 */
public record LegalHolds(Set<String> live) {

    public static final LegalHolds NONE = new LegalHolds(Set.of());

    /** This memory after one more event. */
    public LegalHolds evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case LegalHoldPlaced placed -> new LegalHolds(Known.with(live, placed.holdId()));
            case LegalHoldLifted lifted -> without(lifted.holdId());
            default -> this;
        };
    }

    private LegalHolds without(String holdId) {
        var left = new LinkedHashSet<>(live);
        left.remove(holdId);
        return new LegalHolds(Set.copyOf(left));
    }

    public boolean isAnyLive() {
        return !live.isEmpty();
    }
}
