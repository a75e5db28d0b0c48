package org.throughline.casefile.breakglass;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Map;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.BasisEvent.BreakGlassOpened;
import org.throughline.casefile.events.BasisEvent.BreakGlassReviewed;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.memory.Known;

/**
 * Who broke the glass? Somebody else has to judge it.
 *
 * @param openedBy by grantId
 */
public record Judging(Map<String, PersonId> openedBy) {

    public static final Decider<ReviewBreakGlass, Judging> DECIDER =
            new Decider<>(
                    ReviewBreakGlass.class,
                    new Judging(Map.of()),
                    Judging::evolve,
                    Judging::decide);

    Judging evolve(RecordedEvent recorded) {
        return recorded.event() instanceof BreakGlassOpened opened
                ? new Judging(Known.with(openedBy, opened.grantId(), opened.user()))
                : this;
    }

    Decision decide(Asked<ReviewBreakGlass> asked) {
        var review = asked.command();
        var opener = openedBy.get(review.grantId());
        if (opener == null) {
            return refused(Refusal.NOT_FOUND, "grantId");
        }
        return opener.equals(asked.by().person())
                ? refused(Refusal.FORBIDDEN_ROLE, "grantId")
                : recorded(new BreakGlassReviewed(review.grantId(), review.verdict()));
    }
}
