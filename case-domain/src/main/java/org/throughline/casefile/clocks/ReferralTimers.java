package org.throughline.casefile.clocks;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.AgencyEvent;
import org.throughline.casefile.events.BasisEvent;
import org.throughline.casefile.events.CaseLifeEvent;
import org.throughline.casefile.events.ClientEvent;
import org.throughline.casefile.events.ContactEvent;
import org.throughline.casefile.events.CorrectionEvent;
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
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.memory.Known;
import org.throughline.casefile.register.Register;

/**
 * The timers of a case's referrals that have not fired, in the order in which they were started. A
 * sending starts them: it counts as delivered when it is recorded, until it is known that it was
 * not. Then they start when it is delivered at last.
 *
 * @param urgencies of the referrals that were sent
 * @param fired keys of the facts that came already
 */
record ReferralTimers(
        List<ReferralTimer> pending,
        Map<ReferralId, Urgency> urgencies,
        Set<String> fired,
        WorkingTime time,
        Register register) {
    ReferralTimers {
        pending = List.copyOf(pending);
    }

    static List<ReferralTimer> pendingAfter(List<RecordedEvent> history, Register register) {
        var timers =
                new ReferralTimers(
                        List.of(), Map.of(), Set.of(), WorkingTime.of(register), register);
        for (var recorded : history) {
            timers = timers.after(recorded);
        }
        return timers.pending();
    }

    private ReferralTimers after(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ReferralEvent event -> after(event, recorded);
            case AgencyEvent _, BasisEvent _, CaseLifeEvent _, ClientEvent _ -> this;
            case ContactEvent _, CorrectionEvent _, IncidentEvent _ -> this;
            case RightsEvent _, SafetyEvent _, TaskEvent _ -> this;
        };
    }

    private ReferralTimers after(ReferralEvent event, RecordedEvent recorded) {
        var at = recorded.recordedAt();
        return switch (event) {
            case ReferralSent sent -> sent(sent.referralId(), sent.urgency(), at);
            case ReferralRerouted sent ->
                    without(timer -> timer.isOf(sent.oldReferral()))
                            .sent(sent.newReferral(), sent.urgency(), at);
            case ReferralInfoRequested it ->
                    changed(it.referralId(), timer -> timer.pausedAt(at, time));
            case ReferralInfoSupplied it ->
                    changed(it.referralId(), timer -> timer.resumedAt(at, time));
            case ReferralDeliveryFailed it -> without(timer -> timer.isOf(it.referralId()));
            case ReferralDelivered it ->
                    without(timer -> timer.isOf(it.referralId())).started(it.referralId(), at);
            case ReferralOverdue it -> fired(it.referralId(), it.clock(), it.level());
            case ReferralEscalated it -> fired(it.referralId(), it.clock(), it.level());
            // Whether an answer is still owed is asked of the referral's state.
            case ReferralAccepted _, ReferralAcknowledged _, ReferralClosed _ -> this;
            case ReferralCompleted _, ReferralDeclined _, ReferralDiscarded _ -> this;
            case ReferralDrafted _, ReferralExpired _, ReferralOutcomeConfirmed _ -> this;
            case ReferralPaused _, ReferralProgressed _, ReferralResumed _ -> this;
            case ReferralStarted _, ReferralWithdrawn _ -> this;
        };
    }

    private ReferralTimers sent(ReferralId id, Urgency urgency, Instant at) {
        var known = Known.with(urgencies, id, urgency);
        return new ReferralTimers(pending, known, fired, time, register).started(id, at);
    }

    private ReferralTimers started(ReferralId id, Instant at) {
        var urgency = requireNonNull(urgencies.get(id), "the history names no sending");
        var more = new ArrayList<>(pending);
        for (var clock : ReferralClock.values()) {
            for (int level = 1; level <= ReferralTimer.LEVELS; level++) {
                Instant due = clock.dueAt(urgency, at, level, register);
                var timer = new ReferralTimer(id, clock, level, due, null);
                if (!fired.contains(timer.fact().key())) {
                    more.add(timer);
                }
            }
        }
        return with(more);
    }

    private ReferralTimers fired(ReferralId id, String clock, int level) {
        var key = ReferralTimer.key(id, clock, level);
        var rest = without(timer -> timer.is(id, clock, level));
        return new ReferralTimers(rest.pending, urgencies, Known.with(fired, key), time, register);
    }

    private ReferralTimers without(Predicate<ReferralTimer> which) {
        return with(pending.stream().filter(which.negate()).toList());
    }

    private ReferralTimers with(List<ReferralTimer> timers) {
        return new ReferralTimers(timers, urgencies, fired, time, register);
    }

    private ReferralTimers changed(ReferralId id, UnaryOperator<ReferralTimer> change) {
        return with(
                pending.stream()
                        .map(timer -> timer.isOf(id) ? change.apply(timer) : timer)
                        .toList());
    }
}
