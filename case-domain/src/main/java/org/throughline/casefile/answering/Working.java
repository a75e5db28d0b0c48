package org.throughline.casefile.answering;

import static org.throughline.casefile.Decision.refused;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ReferralEvent.ReferralProgressed;
import org.throughline.casefile.events.ReferralEvent.ReferralStarted;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.memory.Step;
import org.throughline.casefile.memory.Transition;

/** The addressee tells of its work in its own codes; both codes are kept, none is guessed. */
public final class Working {

    public static final Decider<StartReferral, Referrals> START =
            translated(
                    StartReferral.class,
                    Transition.START,
                    StartReferral::agencyCode,
                    (start, ourCode) ->
                            new ReferralStarted(
                                    start.referralId(), start.agencyCode(), ourCode, start.note()));

    public static final Decider<RecordReferralProgress, Referrals> PROGRESS =
            translated(
                    RecordReferralProgress.class,
                    Transition.PROGRESS,
                    RecordReferralProgress::agencyCode,
                    (progress, ourCode) ->
                            new ReferralProgressed(
                                    progress.referralId(),
                                    progress.agencyCode(),
                                    ourCode,
                                    progress.note()));

    private Working() {}

    private static <C extends CaseCommand> Decider<C, Referrals> translated(
            Class<C> command,
            Transition transition,
            Function<C, String> agencyCode,
            BiFunction<C, String, CaseEvent> fact) {
        return new Decider<>(
                command,
                Referrals.NONE,
                Referrals::evolve,
                (referrals, asked) -> {
                    var said = asked.command();
                    var refusal = Step.refusal(referrals, asked, transition);
                    return refusal.orElseGet(() ->
                            asked.register()
                                    .ourCode(asked.by().agency(), agencyCode.apply(said))
                                    .map(ours -> Decision.recorded(fact.apply(said, ours)))
                                    .orElseGet(() -> refused(Refusal.UNKNOWN_CODE, "agencyCode")));
                });
    }
}
