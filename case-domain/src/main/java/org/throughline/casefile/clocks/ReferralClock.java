package org.throughline.casefile.clocks;

import java.time.Instant;
import java.util.Set;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.memory.ReferralState;
import org.throughline.casefile.register.Register;

/** A clock that runs while an agency owes an answer to a referral. */
public enum ReferralClock implements Coded {
    /** Stops at any answer. */
    ACKNOWLEDGE(
            "acknowledge",
            Set.of(ReferralState.SENT),
            ClockTime.hours(4),
            ClockTime.days(1),
            ClockTime.days(2)),
    /** Stops when the agency accepts or declines. */
    DECIDE(
            "decide",
            Set.of(ReferralState.SENT, ReferralState.ACKNOWLEDGED),
            ClockTime.days(1),
            ClockTime.days(2),
            ClockTime.days(5));

    private final String code;
    private final Set<ReferralState> runningIn;
    private final ClockTime high;
    private final ClockTime medium;
    private final ClockTime standard;

    ReferralClock(
            String code,
            Set<ReferralState> runningIn,
            ClockTime high,
            ClockTime medium,
            ClockTime standard) {
        this.code = code;
        this.runningIn = runningIn;
        this.high = high;
        this.medium = medium;
        this.standard = standard;
    }

    /**
     * When that many times the clock's time have passed; once is its due time. The clock gives what
     * it was last set to at its start: who set it later changes no clock that runs.
     */
    public Instant dueAt(Urgency urgency, Instant start, int times, Register register) {
        return register.clockSetting(code, urgency, start)
                .map(ClockTime::of)
                .orElse(unlessSet(urgency))
                .after(start, times, WorkingTime.of(register));
    }

    private ClockTime unlessSet(Urgency urgency) {
        return switch (urgency) {
            case HIGH -> high;
            case MEDIUM -> medium;
            case STANDARD -> standard;
        };
    }

    /** Whether the answer is still owed. */
    public boolean runsIn(ReferralState state) {
        return runningIn.contains(state);
    }

    @Override
    public String code() {
        return code;
    }
}
