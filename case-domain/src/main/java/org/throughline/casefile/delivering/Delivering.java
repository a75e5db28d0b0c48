package org.throughline.casefile.delivering;

import static java.util.Objects.requireNonNull;
import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ReferralEvent.ReferralDelivered;
import org.throughline.casefile.events.ReferralEvent.ReferralDeliveryFailed;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.memory.Bases;
import org.throughline.casefile.memory.Known;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.memory.Referrals;

/**
 * Is the referral still on a ground on which it may arrive, and was its way troubled before?
 *
 * @param failed the referrals of which a delivery failed
 */
public record Delivering(Bases bases, Referrals referrals, Set<ReferralId> failed) {

    private static final Decision NOTHING_TO_RECORD = recorded();

    public static final Decider<RecordDelivery, Delivering> DECIDER =
            new Decider<>(
                    RecordDelivery.class,
                    new Delivering(Bases.NONE, Referrals.NONE, Set.of()),
                    Delivering::evolve,
                    Delivering::decide);

    Delivering evolve(RecordedEvent recorded) {
        return new Delivering(
                bases.evolve(recorded),
                referrals.evolve(recorded),
                recorded.event() instanceof ReferralDeliveryFailed it
                        ? Known.with(failed, it.referralId())
                        : failed);
    }

    Decision decide(Asked<RecordDelivery> asked) {
        var delivery = asked.command();
        var referral =
                referrals
                        .find(delivery.referralId())
                        .filter(found -> found.sentUnder() != null)
                        .orElse(null);
        if (referral == null) {
            return refused(Refusal.NOT_FOUND, "referralId");
        }
        return delivery.isDelivered()
                ? delivered(delivery, referral, asked)
                : recorded(
                        new ReferralDeliveryFailed(
                                delivery.referralId(),
                                delivery.channel(),
                                delivery.attempt(),
                                requireNonNull(delivery.reason()),
                                requireNonNull(delivery.parked())));
    }

    /** That a referral arrived is worth a fact only when it once did not. */
    private Decision delivered(RecordDelivery delivery, Referral referral, Asked<?> asked) {
        var basisRef = referral.terms().basisRef();
        if (bases.grantFor(basisRef, referral.agency(), asked.at()).isEmpty()) {
            return refused(Refusal.NO_BASIS, "agency " + referral.agency());
        }
        return failed.contains(delivery.referralId())
                ? recorded(
                        new ReferralDelivered(
                                delivery.referralId(),
                                delivery.channel(),
                                delivery.attempt(),
                                requireNonNull(delivery.receipt())))
                : NOTHING_TO_RECORD;
    }
}
