package org.throughline.casefile.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.throughline.casefile.register.Register;

/**
 * The timers of a case's referrals that have not fired, in the order in which they were started. A
 * sending starts them: it counts as delivered when it is recorded.
 */
record ReferralTimers(List<ReferralTimer> pending, WorkingTime time, Register register) {
    ReferralTimers {
        pending = List.copyOf(pending);
    }

    static List<ReferralTimer> pendingAfter(List<RecordedEvent> history, Register register) {
        var timers = new ReferralTimers(List.of(), WorkingTime.of(register), register);
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
            case ReferralSent sent -> started(sent.referralId(), sent.urgency(), recorded);
            case ReferralRerouted sent ->
                    without(timer -> timer.isOf(sent.oldReferral()))
                            .started(sent.newReferral(), sent.urgency(), recorded);
            case ReferralInfoRequested it ->
                    changed(it.referralId(), timer -> timer.pausedAt(at, time));
            case ReferralInfoSupplied it ->
                    changed(it.referralId(), timer -> timer.resumedAt(at, time));
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

    private ReferralTimers started(ReferralId id, Urgency urgency, RecordedEvent sending) {
        var more = new ArrayList<>(pending);
        for (var clock : ReferralClock.values()) {
            for (int level = 1; level <= ReferralTimer.LEVELS; level++) {
                Instant due = clock.dueAt(urgency, sending.recordedAt(), level, register);
                more.add(new ReferralTimer(id, clock, level, due, null));
            }
        }
        return new ReferralTimers(more, time, register);
    }

    private ReferralTimers fired(ReferralId id, String clock, int level) {
        return without(timer -> timer.is(id, clock, level));
    }

    private ReferralTimers without(Predicate<ReferralTimer> which) {
        return new ReferralTimers(pending.stream().filter(which.negate()).toList(), time, register);
    }

    private ReferralTimers changed(ReferralId id, UnaryOperator<ReferralTimer> change) {
        return new ReferralTimers(
                pending.stream()
                        .map(timer -> timer.isOf(id) ? change.apply(timer) : timer)
                        .toList(),
                time,
                register);
    }
}
