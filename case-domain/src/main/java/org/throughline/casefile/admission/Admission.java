package org.throughline.casefile.admission;

import static org.throughline.casefile.Decision.refused;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Actor;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.Submission;
import org.throughline.casefile.breakglass.OpenBreakGlass;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.opening.OpenCase;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.gate.SharingState;

/**
 * What is checked of every command in the same order, before the case is asked the command's own
 * question: whether the sender may know the case, may send this, says a possible time, has seen the
 * newest version, and the case is open for it. Between the two methods stands the question whether
 * the same command was handed in before.
 *
 * @param projectId whose case it is; null while it is not opened
 * @param version caseSeq of the last event
 * @param sharing which agencies the case is open to
 */
public record Admission(
        @Nullable String projectId,
        boolean isClosed,
        int version,
        @Nullable Instant lastRecordedAt,
        SharingState sharing) {

    public static final Admission NOTHING_YET =
            new Admission(null, false, 0, null, SharingState.NOTHING_YET);

    /** Clocks of senders go wrong by a little. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(2);

    private static final Duration BACK_WITHOUT_REASON_MAX = Duration.ofDays(90);

    /** This memory after one more event. */
    public Admission evolve(RecordedEvent recorded) {
        var project =
                recorded.event() instanceof CaseOpened opened ? opened.projectId() : projectId;
        var closed =
                switch (recorded.event()) {
                    case CaseClosed _ -> true;
                    case CaseReopened _ -> false;
                    default -> isClosed;
                };
        // The gate asks nothing of the register before it is asked itself.
        var shared = sharing.after(recorded, Register.EMPTY);
        return new Admission(project, closed, recorded.caseSeq(), recorded.recordedAt(), shared);
    }

    /** The time a commit of this case gets at this moment: always later than its last one. */
    public Instant recordedAt(Instant at) {
        if (lastRecordedAt == null || at.isAfter(lastRecordedAt)) {
            return at;
        }
        return lastRecordedAt.plus(1, ChronoUnit.MICROS);
    }

    /** Why the sender must not know the case, or may not send this command; empty when they may. */
    public Optional<Decision.Refused> knownAndPermitted(
            Submission<? extends CaseCommand> submission, Register register, CommandTerms terms) {
        if (!mayKnow(submission, register)) {
            return because(Refusal.NOT_FOUND, "caseId");
        }
        return terms.roles().contains(submission.by().role())
                ? Optional.empty()
                : because(Refusal.FORBIDDEN_ROLE);
    }

    /** Why the command comes too early, too late or to a closed case; empty when it does not. */
    public Optional<Decision.Refused> timely(
            Submission<? extends CaseCommand> submission, CommandTerms terms) {
        var back = Duration.between(submission.occurredAt(), recordedAt(submission.at()));
        if (back.compareTo(AHEAD_MAX.negated()) < 0) {
            return because(Refusal.TIME_INVALID, "occurredAt");
        }
        if (back.compareTo(BACK_WITHOUT_REASON_MAX) > 0 && submission.lateReason() == null) {
            return because(Refusal.TIME_INVALID, "lateReason");
        }
        if (submission.expectedSeq() != null && submission.expectedSeq() != version) {
            return because(Refusal.VERSION_CONFLICT, "expectedSeq");
        }
        return isClosed && !terms.allowedWhenClosed()
                ? because(Refusal.CASE_CLOSED)
                : Optional.empty();
    }

    private boolean mayKnow(Submission<? extends CaseCommand> submission, Register register) {
        var by = submission.by();
        var project = projectOf(submission.command());
        if (project == null || by.role() == Role.ADMIN) {
            return false;
        }
        return by.role().isOfAgency()
                ? agencyMayKnow(submission, register)
                : by.role() == Role.SYSTEM || worksFor(project, by, register);
    }

    private @Nullable String projectOf(CaseCommand command) {
        return projectId == null && command instanceof OpenCase open ? open.projectId() : projectId;
    }

    private static boolean worksFor(String project, Actor by, Register register) {
        return register.staff(by.person())
                .filter(staff -> project.equals(staff.projectId()))
                .isPresent();
    }

    private boolean agencyMayKnow(Submission<? extends CaseCommand> submission, Register register) {
        var referral = submission.command().referralId();
        var agency = submission.by().agency();
        return submission.command() instanceof OpenBreakGlass
                || referral != null && wasAskedIn(referral, agency)
                || sharing.isOpen(agency, recordedAt(submission.at()), register);
    }

    /** A draft has left nobody's desk, so the agency it is meant for does not know of it. */
    private boolean wasAskedIn(ReferralId id, AgencyId agency) {
        return sharing.referrals()
                .find(id)
                .filter(referral -> referral.agency().equals(agency))
                .filter(referral -> referral.sentUnder() != null)
                .isPresent();
    }

    private static Optional<Decision.Refused> because(Refusal reason, String... details) {
        return Optional.of((Decision.Refused) refused(reason, details));
    }
}
