package org.throughline.casefile.closing;

import static org.throughline.casefile.Decision.recorded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.SafetyEvent.RiskAssessed;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.memory.ReferralState;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.tasks.FourLamps;
import org.throughline.casefile.tasks.Task;

/**
 * What is still open in this case?
 *
 * @param highRiskSince when the client was last judged to be in high danger; null when the newest
 *     judgement is lower
 */
public record Closing(Referrals referrals, @Nullable Instant highRiskSince, FourLamps lamps) {

    public static final Decider<CloseCase, Closing> DECIDER =
            new Decider<>(
                    CloseCase.class,
                    new Closing(Referrals.NONE, null, FourLamps.DARK),
                    Closing::evolve,
                    Closing::decide);

    private static final Set<String> NEEDS_RESOLUTION = Set.of("resolved", "supported-unresolved");
    private static final Duration HIGH_RISK_HOLDS = Duration.ofDays(14);

    Closing evolve(RecordedEvent recorded) {
        var since =
                recorded.event() instanceof RiskAssessed risk
                        ? risk.level() == RiskLevel.HIGH ? recorded.recordedAt() : null
                        : highRiskSince;
        return new Closing(referrals.evolve(recorded), since, lamps.after(recorded));
    }

    Decision decide(Asked<CloseCase> asked) {
        var close = asked.command();
        var open = open(close, asked.at());
        if (!open.isEmpty()) {
            return new Decision.Refused(Refusal.OPEN_WORK, open);
        }
        return recorded(
                new CaseClosed(
                        close.reasonCode(),
                        close.meetingOffered(),
                        close.meetingHeld(),
                        lamps.done().stream().map(Task::code).toList()));
    }

    private List<String> open(CloseCase close, Instant at) {
        var open = new ArrayList<String>();
        if (NEEDS_RESOLUTION.contains(close.reasonCode()) && !lamps.of(Task.RESOLUTION).isDone()) {
            open.add("resolution");
        }
        referrals.all().stream()
                .filter(Closing::isOpen)
                .map(referral -> "referral " + referral.referralId() + " " + referral.state())
                .forEach(open::add);
        // A high risk must have been looked at lately by whoever ends the work on it.
        if (highRiskSince != null
                && Duration.between(highRiskSince, at).compareTo(HIGH_RISK_HOLDS) > 0) {
            open.add("risk");
        }
        if (!close.meetingOffered()) {
            open.add("meetingOffered");
        }
        return List.copyOf(open);
    }

    private static boolean isOpen(Referral referral) {
        return referral.state().isLive() || referral.state() == ReferralState.DISPUTED;
    }
}
