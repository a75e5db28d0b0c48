package org.throughline.casefile.needs;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.SafetyEvent.NeedIdentified;
import org.throughline.casefile.events.SafetyEvent.NeedReviewed;
import org.throughline.casefile.memory.Known;

/** Which needs were found in this case? Only those can be looked at again. */
public record Needing(Set<String> found) {

    public static final Decider<IdentifyNeed, Nothing> IDENTIFY =
            Decider.recording(
                    IdentifyNeed.class,
                    need -> new NeedIdentified(need.needId(), need.category(), need.severity()));

    public static final Decider<ReviewNeed, Needing> REVIEW =
            new Decider<>(
                    ReviewNeed.class, new Needing(Set.of()), Needing::evolve, Needing::review);

    Needing evolve(RecordedEvent recorded) {
        return recorded.event() instanceof NeedIdentified need
                ? new Needing(Known.with(found, need.needId()))
                : this;
    }

    Decision review(Asked<ReviewNeed> asked) {
        var review = asked.command();
        return found.contains(review.needId())
                ? recorded(new NeedReviewed(review.needId(), review.state()))
                : refused(Refusal.NOT_FOUND, "needId");
    }
}
