package org.throughline.server.pages.caseworker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.memory.Referral;
import org.throughline.server.pages.Wording;
import org.throughline.views.board.ReferralBoard;

/**
 * The time that an agency has to say whether it takes a referral, from what is recorded: whoever
 * has just sent one must not have to wait for a view.
 *
 * @param answerBy until when, in words; null while no such time runs
 * @param isOverdue whether it ran out
 */
public record AnswerClock(@Nullable String answerBy, boolean isOverdue) {
    private static final AnswerClock NONE = new AnswerClock(null, false);

    /** The clock of a referral of this case, if it runs. */
    public static AnswerClock of(Referral referral, List<RecordedEvent> history) {
        return ReferralBoard.isUndecided(referral.state())
                ? new AnswerClock(
                        respondBy(referral, history).map(Wording::time).orElse(null),
                        history.stream().anyMatch(event -> isOverdue(referral, event)))
                : NONE;
    }

    private static Optional<Instant> respondBy(Referral referral, List<RecordedEvent> history) {
        var id = referral.referralId().value();
        return history.stream()
                .map(RecordedEvent::payload)
                .filter(payload ->
                        id.equals(payload.get("referralId"))
                                || id.equals(payload.get("newReferral")))
                .map(payload -> payload.get("respondBy"))
                .filter(String.class::isInstance)
                .reduce((_, later) -> later)
                .map(at -> Instant.parse(String.valueOf(at)));
    }

    private static boolean isOverdue(Referral referral, RecordedEvent event) {
        return event.type().equals("ReferralOverdue")
                && referral.referralId().value().equals(event.payload().get("referralId"));
    }
}
