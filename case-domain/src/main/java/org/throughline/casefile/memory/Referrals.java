package org.throughline.casefile.memory;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.AgencyEvent;
import org.throughline.casefile.events.BasisEvent;
import org.throughline.casefile.events.BasisEvent.BreakGlassOpened;
import org.throughline.casefile.events.BasisEvent.BreakGlassReviewed;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.events.BasisEvent.ConsentRefused;
import org.throughline.casefile.events.BasisEvent.ConsentWithdrawn;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.events.CaseLifeEvent;
import org.throughline.casefile.events.ClientEvent;
import org.throughline.casefile.events.ContactEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.events.IncidentEvent;
import org.throughline.casefile.events.ReferralEvent;
import org.throughline.casefile.events.ReferralEvent.ReferralAccepted;
import org.throughline.casefile.events.ReferralEvent.ReferralAcknowledged;
import org.throughline.casefile.events.ReferralEvent.ReferralClosed;
import org.throughline.casefile.events.ReferralEvent.ReferralCompleted;
import org.throughline.casefile.events.ReferralEvent.ReferralDeclined;
import org.throughline.casefile.events.ReferralEvent.ReferralDelivered;
import org.throughline.casefile.events.ReferralEvent.ReferralDeliveryFailed;
import org.throughline.casefile.events.ReferralEvent.ReferralDiscarded;
import org.throughline.casefile.events.ReferralEvent.ReferralDrafted;
import org.throughline.casefile.events.ReferralEvent.ReferralEscalated;
import org.throughline.casefile.events.ReferralEvent.ReferralExpired;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoRequested;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoSupplied;
import org.throughline.casefile.events.ReferralEvent.ReferralOutcomeConfirmed;
import org.throughline.casefile.events.ReferralEvent.ReferralOverdue;
import org.throughline.casefile.events.ReferralEvent.ReferralPaused;
import org.throughline.casefile.events.ReferralEvent.ReferralProgressed;
import org.throughline.casefile.events.ReferralEvent.ReferralRerouted;
import org.throughline.casefile.events.ReferralEvent.ReferralResumed;
import org.throughline.casefile.events.ReferralEvent.ReferralSent;
import org.throughline.casefile.events.ReferralEvent.ReferralStarted;
import org.throughline.casefile.events.ReferralEvent.ReferralWithdrawn;
import org.throughline.casefile.events.RightsEvent;
import org.throughline.casefile.events.SafetyEvent;
import org.throughline.casefile.events.TaskEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.memory.Referral.Terms;
import org.throughline.casefile.values.Rebase;

/** The referrals of a case by id, in the order in which they were drafted or sent. */
public record Referrals(Map<ReferralId, Referral> byId) {

    public static final Referrals NONE = new Referrals(Map.of());

    public Referrals {
        // Not Map.copyOf: the order of sending is part of the memory.
        byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    public Optional<Referral> find(ReferralId id) {
        return Optional.ofNullable(byId.get(id));
    }

    public boolean knows(ReferralId id) {
        return byId.containsKey(id);
    }

    public Collection<Referral> all() {
        return byId.values();
    }

    /** Whether this agency was asked in the referral. */
    public boolean isAddressee(AgencyId agency, ReferralId id) {
        return find(id).filter(referral -> referral.agency().equals(agency)).isPresent();
    }

    /** This memory after one more event. */
    public Referrals evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ReferralEvent event -> evolve(event, recorded);
            case BasisEvent event -> evolve(event);
            case CorrectionEvent event -> evolve(event);
            case AgencyEvent _, CaseLifeEvent _, ClientEvent _, ContactEvent _ -> this;
            case IncidentEvent _, RightsEvent _, SafetyEvent _, TaskEvent _ -> this;
        };
    }

    private Referrals evolve(BasisEvent event) {
        return switch (event) {
            case ConsentWithdrawn withdrawn -> rebased(withdrawn);
            case BreakGlassOpened _, BreakGlassReviewed _, ConsentGiven _ -> this;
            case ConsentRefused _, SharingDecided _ -> this;
        };
    }

    private Referrals evolve(ReferralEvent event, RecordedEvent recorded) {
        return switch (event) {
            case ReferralDrafted drafted -> with(draft(drafted));
            case ReferralDiscarded it -> moved(it.referralId(), ReferralState.DISCARDED);
            case ReferralSent sent -> with(sent(sent, recorded));
            case ReferralRerouted it ->
                    changed(it.oldReferral(), Referral::rerouted).with(sent(it, recorded));
            case ReferralAcknowledged it -> moved(it.referralId(), ReferralState.ACKNOWLEDGED);
            case ReferralInfoRequested it -> moved(it.referralId(), ReferralState.INFO_NEEDED);
            case ReferralInfoSupplied it -> changed(it.referralId(), old -> supplied(old, it));
            case ReferralAccepted it -> moved(it.referralId(), ReferralState.ACCEPTED);
            case ReferralDeclined it -> moved(it.referralId(), ReferralState.DECLINED);
            case ReferralStarted it -> moved(it.referralId(), ReferralState.IN_PROGRESS);
            case ReferralProgressed it -> moved(it.referralId(), ReferralState.IN_PROGRESS);
            case ReferralPaused it -> moved(it.referralId(), ReferralState.ON_HOLD);
            case ReferralResumed it -> moved(it.referralId(), ReferralState.IN_PROGRESS);
            case ReferralWithdrawn it -> moved(it.referralId(), ReferralState.WITHDRAWN);
            case ReferralCompleted it -> moved(it.referralId(), ReferralState.COMPLETED);
            case ReferralOutcomeConfirmed it -> moved(it.referralId(), after(it));
            case ReferralClosed it -> moved(it.referralId(), ReferralState.CLOSED);
            case ReferralExpired it -> moved(it.referralId(), ReferralState.EXPIRED);
            case ReferralOverdue _, ReferralEscalated _ -> this;
            case ReferralDelivered _, ReferralDeliveryFailed _ -> this;
        };
    }

    private Referrals evolve(CorrectionEvent event) {
        return switch (event) {
            case EventEnteredInError it ->
                    sentAs(it.target())
                            .map(sent -> moved(sent.referralId(), ReferralState.IN_ERROR))
                            .orElse(this);
            case EventCorrected _, EventRedacted _ -> this;
        };
    }

    /** The referral that the event with this caseSeq sent. */
    public Optional<Referral> sentAs(int caseSeq) {
        return all().stream().filter(referral -> referral.wasSentAs(caseSeq)).findFirst();
    }

    private static ReferralState after(ReferralOutcomeConfirmed confirmed) {
        return switch (confirmed.agrees()) {
            case "yes" -> ReferralState.CLOSED;
            case "no" -> ReferralState.DISPUTED;
            default -> ReferralState.COMPLETED;
        };
    }

    private static Referral draft(ReferralDrafted drafted) {
        return new Referral(
                drafted.referralId(),
                drafted.agency(),
                drafted.service(),
                drafted.needId(),
                drafted.needCategory(),
                ReferralState.DRAFT,
                null,
                false);
    }

    private static Referral sent(ReferralSent sent, RecordedEvent as) {
        return new Referral(
                sent.referralId(),
                sent.agency(),
                sent.service(),
                sent.needId(),
                sent.needCategory(),
                ReferralState.SENT,
                new Terms(
                        sent.purpose(),
                        sent.urgency(),
                        sent.shareSet(),
                        sent.basisRef(),
                        as.caseSeq(),
                        as.recordedAt()),
                false);
    }

    private static Referral sent(ReferralRerouted sent, RecordedEvent as) {
        return new Referral(
                sent.newReferral(),
                sent.newAgency(),
                sent.service(),
                sent.needId(),
                sent.needCategory(),
                ReferralState.SENT,
                new Terms(
                        sent.purpose(),
                        sent.urgency(),
                        sent.shareSet(),
                        sent.basisRef(),
                        as.caseSeq(),
                        as.recordedAt()),
                false);
    }

    private static Referral supplied(Referral referral, ReferralInfoSupplied info) {
        var terms = referral.terms().widenedBy(info.shareSet()).under(info.basisRef());
        return referral.under(terms).in(ReferralState.ACKNOWLEDGED);
    }

    private Referrals rebased(ConsentWithdrawn withdrawn) {
        var after = this;
        var rebase = withdrawn.rebase();
        for (Rebase one : rebase == null ? List.<Rebase>of() : rebase) {
            after =
                    after.changed(
                            one.referralId(), old -> old.under(old.terms().under(one.basisRef())));
        }
        return after;
    }

    private Referrals moved(ReferralId id, ReferralState to) {
        return changed(id, referral -> referral.in(to));
    }

    private Referrals changed(ReferralId id, UnaryOperator<Referral> change) {
        var referral = byId.get(id);
        if (referral == null) {
            throw new IllegalStateException("the history names no sending of referral " + id);
        }
        return with(change.apply(referral));
    }

    private Referrals with(Referral referral) {
        var more = new LinkedHashMap<>(byId);
        more.put(referral.referralId(), referral);
        return new Referrals(more);
    }
}
