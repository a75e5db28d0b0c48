package org.throughline.casefile.clocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.register.Register;

/**
 * The facts that will come by themselves if nothing more is recorded of a case. Whoever fires the
 * first of them records it and asks again, because it may change what follows.
 */
public final class DueFacts {
    private DueFacts() {}

    /** In the order in which they fire; at the same moment in the order of their start. */
    public static List<DueFact> of(List<RecordedEvent> history, Register register) {
        // Timers first: a rule that fires at the same moment was started after them.
        var due = new ArrayList<>(overdue(history, register));
        RepeatRule.of(history).ifPresent(due::add);
        CaseReviewRule.of(history, register).ifPresent(due::add);
        return due.stream().sorted(Comparator.comparing(DueFact::firesAt)).toList();
    }

    private static List<DueFact> overdue(List<RecordedEvent> history, Register register) {
        var referrals = Referrals.NONE;
        for (var recorded : history) {
            referrals = referrals.evolve(recorded);
        }
        var states = referrals;
        return ReferralTimers.pendingAfter(history, register).stream()
                .filter(timer -> !timer.isPaused())
                .filter(timer ->
                        states.find(timer.referral())
                                .map(Referral::state)
                                .filter(timer.clock()::runsIn)
                                .isPresent())
                .map(ReferralTimer::fact)
                .toList();
    }
}
