package org.throughline.casefile.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.memory.ReferralState;

/** A clock that runs while an agency owes an answer to a referral. */
public enum ReferralClock implements Coded {
    /** Stops at any answer. */
    ACKNOWLEDGE("acknowledge", Set.of(ReferralState.SENT)) {
        @Override
        public Instant dueAt(Urgency urgency, Instant start, int times, WorkingTime time) {
            return switch (urgency) {
                case HIGH -> time.plus(start, Duration.ofHours(4L * times));
                case MEDIUM -> time.plusDays(start, times);
                case STANDARD -> time.plusDays(start, 2 * times);
            };
        }
    },
    /** Stops when the agency accepts or declines. */
    DECIDE("decide", Set.of(ReferralState.SENT, ReferralState.ACKNOWLEDGED)) {
        @Override
        public Instant dueAt(Urgency urgency, Instant start, int times, WorkingTime time) {
            return switch (urgency) {
                case HIGH -> time.plusDays(start, times);
                case MEDIUM -> time.plusDays(start, 2 * times);
                case STANDARD -> time.plusDays(start, 5 * times);
            };
        }
    };

    private final String code;
    private final Set<ReferralState> runningIn;

    ReferralClock(String code, Set<ReferralState> runningIn) {
        this.code = code;
        this.runningIn = runningIn;
    }

    /** When that many times the clock's time have passed; once is its due time. */
    public abstract Instant dueAt(Urgency urgency, Instant start, int times, WorkingTime time);

    /** Whether the answer is still owed. */
    public boolean runsIn(ReferralState state) {
        return runningIn.contains(state);
    }

    @Override
    public String code() {
        return code;
    }
}
