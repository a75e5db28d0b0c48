package org.throughline.server.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.clocks.DueFact;
import org.throughline.casefile.events.ReferralEvent.ReferralEscalated;
import org.throughline.casefile.events.ReferralEvent.ReferralOverdue;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.contract.Violation;

/**
 * Hands the lines of a story in at the desk, one after the other. While the register's clock
 * profile is {@code demo} each line is recorded at its own time, and the clocks of all cases that
 * were due up to it fire before it. Otherwise cases are taken over from another system: recorded
 * now, happened then.
 */
public final class StoryImport {
    private static final Duration BACK_WITHOUT_REASON_MAX = Duration.ofDays(90);
    private static final String LATE_REASON = "taken over from another system";

    private final Desk desk;
    private final Supplier<List<CaseId>> allCases;
    private final Clock clock;

    public StoryImport(Desk desk, Supplier<List<CaseId>> allCases, Clock clock) {
        this.desk = desk;
        this.allCases = allCases;
        this.clock = clock;
    }

    /** Told of the way an import takes. */
    public interface Progress {
        /** Before each line is handed in, after the clocks fired. */
        default void beforeLine() {}

        /** After a line was recorded at its own time; its last event stands at this position. */
        default void recorded(CaseId caseId, long position) {}

        /** After each line. */
        void line(int number, int of);
    }

    /**
     * Imports these lines; blank ones are passed over. Stops at the first line that is broken or
     * refused.
     */
    public ImportResult run(List<String> lines, Progress progress) {
        return new Run(lines, progress).result();
    }

    private final class Run {
        private final List<String> lines;
        private final Progress progress;
        private final boolean storyTime = desk.registers().now().clockProfile().equals("demo");
        private final Set<CaseId> cases = new LinkedHashSet<>(allCases.get());
        private final Set<CaseId> fresh = new LinkedHashSet<>();
        private final Set<ReferralId> underway = new LinkedHashSet<>();
        private int recorded;
        private int repeated;
        private int fired;
        private long position;
        private @Nullable Instant last;

        Run(List<String> lines, Progress progress) {
            this.lines = lines;
            this.progress = progress;
        }

        ImportResult result() {
            String stopped = null;
            for (int i = 0; i < lines.size() && stopped == null; i++) {
                if (!lines.get(i).isBlank()) {
                    stopped = take(i + 1, lines.get(i));
                    progress.line(i + 1, lines.size());
                }
            }
            if (stopped == null) {
                progress.beforeLine();
            }
            return new ImportResult(recorded, repeated, fired, fresh, position, stopped);
        }

        private @Nullable String take(int number, String text) {
            StoryLine line;
            try {
                line = StoryLine.read(number, text, desk.registers().now());
            } catch (StoryLine.Broken broken) {
                return ImportResult.stoppedAt(number, "", words(broken.violations()));
            }
            var before = last;
            if (before != null && line.at().isBefore(before)) {
                return ImportResult.stoppedAt(
                        number, "", List.of("at goes back before the line above"));
            }
            last = line.at();
            if (storyTime) {
                fireUpTo(line.at());
            }
            progress.beforeLine();
            return switch (desk.hand(handed(line)).join()) {
                case Done done -> {
                    count(done);
                    follow(line);
                    if (storyTime) {
                        progress.recorded(done.caseId(), done.position());
                    }
                    yield null;
                }
                case Refused refused ->
                        ImportResult.stoppedAt(number, line.command(), words(refused));
            };
        }

        /** Nobody owes an answer to a referral of which a later line tells that it arrived. */
        private void follow(StoryLine line) {
            line.referral()
                    .ifPresent(referral -> {
                        if (line.isPending()) {
                            underway.add(referral);
                        } else {
                            underway.remove(referral);
                        }
                    });
        }

        private boolean mayFire(DueFact due) {
            return switch (due.event()) {
                case ReferralOverdue late -> !underway.contains(late.referralId());
                case ReferralEscalated late -> !underway.contains(late.referralId());
                default -> true;
            };
        }

        private void count(Done done) {
            position = Math.max(position, done.position());
            if (done.repeated()) {
                repeated++;
            } else {
                recorded++;
                if (!done.events().isEmpty() && done.events().getFirst().caseSeq() == 1) {
                    fresh.add(done.caseId());
                }
            }
            cases.add(done.caseId());
        }

        private Handed handed(StoryLine line) {
            if (storyTime) {
                return new Handed(line.command(), line.data(), line.by(), line.at(), true);
            }
            var data = line.data().deepCopy();
            var now = clock.instant();
            if (Duration.between(line.at(), now).compareTo(BACK_WITHOUT_REASON_MAX) > 0
                    && !data.has("lateReason")) {
                data.put("lateReason", LATE_REASON);
            }
            return new Handed(line.command(), data, line.by(), now, false);
        }

        /**
         * Of all cases, in the order of their time; each may change what comes next, so it is asked
         * again.
         */
        private void fireUpTo(Instant at) {
            while (true) {
                CaseId first = null;
                Instant when = at;
                for (var caseId : cases) {
                    var due = desk.nextDue(caseId, this::mayFire);
                    if (due != null
                            && (first == null
                                    ? !due.firesAt().isAfter(at)
                                    : due.firesAt().isBefore(when))) {
                        first = caseId;
                        when = due.firesAt();
                    }
                }
                if (first == null || desk.fireDue(first, when, true, this::mayFire) == 0) {
                    return;
                }
                fired++;
            }
        }
    }

    private static List<String> words(Answer.Refused refused) {
        var words = new ArrayList<String>();
        words.add(refused.reason().name());
        words.addAll(words(refused.violations()));
        words.addAll(refused.details());
        return words;
    }

    private static List<String> words(List<Violation> violations) {
        return violations.stream().map(one -> one.field() + " " + one.message()).toList();
    }
}
