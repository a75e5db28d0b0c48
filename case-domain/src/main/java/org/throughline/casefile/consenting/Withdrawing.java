package org.throughline.casefile.consenting;

import static org.throughline.casefile.Decision.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.BasisEvent.ConsentWithdrawn;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ReferralEvent.ReferralWithdrawn;
import org.throughline.casefile.memory.Bases;
import org.throughline.casefile.memory.Basis;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.values.Rebase;

/** What rests on the consent that is taken back? It ends in the same commit. */
public record Withdrawing(Bases bases, Referrals referrals) {

    public static final Decider<WithdrawConsent, Withdrawing> DECIDER =
            new Decider<>(
                    WithdrawConsent.class,
                    new Withdrawing(Bases.NONE, Referrals.NONE),
                    Withdrawing::evolve,
                    Withdrawing::decide);

    Withdrawing evolve(RecordedEvent recorded) {
        return new Withdrawing(bases.evolve(recorded), referrals.evolve(recorded));
    }

    Decision decide(Asked<WithdrawConsent> asked) {
        var withdrawal = asked.command();
        if (!isLiveForAll(withdrawal, asked.at())) {
            return refused(Refusal.NOT_FOUND, "consentId");
        }
        var rebase = Optional.ofNullable(withdrawal.rebase()).orElse(List.of());
        var unfounded = rebase.stream().filter(one -> !isCovered(one, asked.at())).findFirst();
        if (unfounded.isPresent()) {
            return refused(Refusal.NO_BASIS, "referral " + unfounded.get().referralId());
        }
        var events = new ArrayList<CaseEvent>();
        events.add(
                new ConsentWithdrawn(
                        withdrawal.consentId(),
                        withdrawal.agencies(),
                        withdrawal.effectiveAt(),
                        withdrawal.reason(),
                        withdrawal.rebase()));
        referrals.all().stream()
                .filter(referral -> ends(referral, withdrawal, rebase))
                .sorted(Comparator.comparingInt(referral -> referral.terms().sentSeq()))
                .map(Referral::referralId)
                .map(id -> new ReferralWithdrawn(id, "client", "consent-withdrawn"))
                .forEach(events::add);
        return new Decision.Recorded(events);
    }

    private boolean isLiveForAll(WithdrawConsent withdrawal, Instant at) {
        return bases.find(withdrawal.consentId())
                .filter(basis -> !basis.isSharingDecision())
                .filter(consent ->
                        withdrawal.agencies().stream()
                                .allMatch(agency -> consent.grantFor(agency, at).isPresent()))
                .isPresent();
    }

    /** Only a sharing decision may carry on what the client no longer agrees to. */
    private boolean isCovered(Rebase rebase, Instant at) {
        var referral =
                referrals
                        .find(rebase.referralId())
                        .filter(found -> found.sentUnder() != null)
                        .orElse(null);
        return referral != null
                && bases.find(rebase.basisRef())
                        .filter(Basis::isSharingDecision)
                        .filter(decision -> decision.covers(referral.referralId()))
                        .flatMap(decision -> decision.grantFor(referral.agency(), at))
                        .filter(grant -> grant.purposes().contains(referral.terms().purpose()))
                        .isPresent();
    }

    private static boolean ends(
            Referral referral, WithdrawConsent withdrawal, List<Rebase> rebase) {
        return referral.state().isLive()
                && referral.restsOn(withdrawal.consentId())
                && withdrawal.agencies().contains(referral.agency())
                && rebase.stream().noneMatch(one -> one.referralId().equals(referral.referralId()));
    }
}
