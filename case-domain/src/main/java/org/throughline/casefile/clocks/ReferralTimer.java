package org.throughline.casefile.clocks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.events.ReferralEvent;
import org.throughline.casefile.events.ReferralEvent.ReferralEscalated;
import org.throughline.casefile.events.ReferralEvent.ReferralOverdue;
import org.throughline.casefile.ids.ReferralId;

/**
 * One level of one clock of a referral.
 *
 * @param level 1 when the clock's time has passed once, up to 4
 * @param left the working time that remains while it is paused
 */
record ReferralTimer(
        ReferralId referral, ReferralClock clock, int level, Instant due, @Nullable Duration left) {

    static final int LEVELS = 4;

    /** A fact is recorded one minute after its time was up. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    ReferralTimer pausedAt(Instant now, WorkingTime time) {
        return left != null ? this : with(due, time.between(now, due));
    }

    ReferralTimer resumedAt(Instant now, WorkingTime time) {
        return left == null ? this : with(time.plus(now, left), null);
    }

    private ReferralTimer with(Instant dueThen, @Nullable Duration remaining) {
        return new ReferralTimer(referral, clock, level, dueThen, remaining);
    }

    boolean isOf(ReferralId id) {
        return referral.equals(id);
    }

    boolean isPaused() {
        return left != null;
    }

    boolean is(ReferralId id, String clockCode, int atLevel) {
        return isOf(id) && clock.code().equals(clockCode) && level == atLevel;
    }

    DueFact fact() {
        return new DueFact(key(referral, clock.code(), level), due.plus(GRACE), event());
    }

    /** By which a second firing finds the first. */
    static String key(ReferralId referral, String clock, int level) {
        return referral + "|" + clock + "|" + level;
    }

    private ReferralEvent event() {
        return switch (level) {
            case 1 -> new ReferralOverdue(referral, clock.code(), level, due);
            case 2 -> escalation("agency-lead");
            case 3 -> escalation("supervisor");
            case LEVELS -> escalation("forum");
            default -> throw new IllegalStateException("no escalation at level " + level);
        };
    }

    private ReferralEvent escalation(String to) {
        return new ReferralEscalated(referral, clock.code(), level, to);
    }
}
