package org.throughline.casefile.memory;

import static java.util.Objects.requireNonNull;
import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Optional;
import java.util.function.Function;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Asked;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.ReferralId;

/** One step in the life of a referral: it depends on where the referral stands, and on who asks. */
public final class Step {

    private Step() {}

    /** The decision of a command that takes the step and records it, and asks nothing else. */
    public static <C extends CaseCommand> Decider<C, Referrals> decider(
            Class<C> command, Transition transition, Function<C, CaseEvent> fact) {
        return new Decider<>(
                command,
                Referrals.NONE,
                Referrals::evolve,
                (referrals, asked) ->
                        refusal(referrals, asked, transition)
                                .orElseGet(() -> recorded(fact.apply(asked.command()))));
    }

    /** Why the referral that the command names cannot take the step; empty when it can. */
    public static Optional<Decision> refusal(
            Referrals referrals, Asked<? extends CaseCommand> asked, Transition transition) {
        var id = requireNonNull(asked.command().referralId(), "the command names no referral");
        return refusal(referrals, id, asked.by(), transition, "referralId");
    }

    /** Why this referral cannot take the step; empty when it can. */
    public static Optional<Decision> refusal(
            Referrals referrals, ReferralId id, Actor by, Transition transition, String field) {
        var referral = referrals.find(id).filter(found -> mayKnow(by, found)).orElse(null);
        if (referral == null) {
            return Optional.of(refused(Refusal.NOT_FOUND, field));
        }
        return transition.isAllowedFrom(referral.state())
                ? Optional.empty()
                : Optional.of(outOfState(referral.state()));
    }

    /** The step is not one of those that lead on from here. */
    public static Decision outOfState(ReferralState state) {
        return new Decision.Refused(
                Refusal.REFERRAL_STATE,
                Transition.statesAfter(state).stream().map(ReferralState::name).toList());
    }

    /** An agency knows what was sent to it; a draft has left nobody's desk. */
    private static boolean mayKnow(Actor by, Referral referral) {
        return !by.role().isOfAgency()
                || referral.agency().equals(by.agency()) && referral.sentUnder() != null;
    }
}
