package org.throughline.casefile.clocks;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.events.AgencyEvent.ForumActionReported;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.IncidentEvent.CaseReviewThresholdReached;
import org.throughline.casefile.events.IncidentEvent.IncidentRecorded;
import org.throughline.casefile.events.ReferralEvent.ReferralCompleted;
import org.throughline.casefile.events.ReferralEvent.ReferralRerouted;
import org.throughline.casefile.events.ReferralEvent.ReferralSent;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureInstalled;
import org.throughline.casefile.events.TaskEvent.ImpactReduced;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.memory.ErrorMarks;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.register.Register;

/**
 * The threshold of a case review: a hate report to the public bodies is fourteen days old and no
 * effective action followed it. Looked at one minute after an incident was recorded or corrected.
 */
record CaseReviewRule(List<RecordedEvent> history, Register register) {
    private static final String RULE = "hate-report-14";
    private static final Duration AFTER = Duration.ofMinutes(1);
    private static final Duration THRESHOLD = Duration.ofDays(14);
    private static final Set<AgencyKind> PUBLIC_BODIES =
            EnumSet.of(
                    AgencyKind.POLICE,
                    AgencyKind.HOUSING,
                    AgencyKind.COUNCIL_SAFETY,
                    AgencyKind.COUNCIL_OTHER);
    private static final Set<Purpose> REPORTING =
            EnumSet.of(Purpose.REPORT, Purpose.SAFETY, Purpose.HOUSING);
    private static final Set<String> NOT_RECORDED = Set.of("not-recorded", "pending");
    private static final Set<String> NO_HELP = Set.of("advice-only", "not-delivered");

    static Optional<DueFact> of(List<RecordedEvent> history, Register register) {
        var isReached =
                history.stream().anyMatch(it -> it.event() instanceof CaseReviewThresholdReached);
        return isReached ? Optional.empty() : new CaseReviewRule(history, register).due();
    }

    private Optional<DueFact> due() {
        return history.reversed().stream()
                .filter(this::isTrigger)
                .findFirst()
                .flatMap(trigger -> reached(trigger));
    }

    private boolean isTrigger(RecordedEvent recorded) {
        return recorded.event() instanceof IncidentRecorded
                || (recorded.event() instanceof EventCorrected corrected
                        && history.get(corrected.target() - 1).event() instanceof IncidentRecorded);
    }

    private Optional<DueFact> reached(RecordedEvent trigger) {
        var firesAt = trigger.recordedAt().plus(AFTER);
        var known =
                ErrorMarks.without(history).stream()
                        .filter(it -> it.recordedAt().isBefore(firesAt))
                        .toList();
        return known.stream()
                .filter(this::isReport)
                .findFirst()
                .filter(report -> !firesAt.isBefore(report.recordedAt().plus(THRESHOLD)))
                .filter(report -> known.stream().noneMatch(it -> isEffective(it, report)))
                .map(report -> reported(known, report))
                .filter(reports -> !reports.isEmpty())
                .map(reports -> new CaseReviewThresholdReached(RULE, reports))
                .map(event -> new DueFact("review|" + RULE, firesAt, event));
    }

    private boolean isReport(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ReferralSent sent -> isReport(sent.agency(), sent.purpose());
            case ReferralRerouted sent -> isReport(sent.newAgency(), sent.purpose());
            default -> false;
        };
    }

    private boolean isReport(AgencyId to, Purpose purpose) {
        return REPORTING.contains(purpose)
                && register.agency(to)
                        .filter(agency -> PUBLIC_BODIES.contains(agency.kind()))
                        .isPresent();
    }

    /** Ids of the incidents with a motivation that were known when the report was sent. */
    private static List<String> reported(List<RecordedEvent> known, RecordedEvent report) {
        return known.stream()
                .filter(recorded -> recorded.caseSeq() < report.caseSeq())
                .filter(recorded -> recorded.event() instanceof IncidentRecorded)
                .map(recorded -> (IncidentRecorded) recorded.event())
                .filter(incident -> !incident.motivations().isEmpty())
                .map(IncidentRecorded::incidentId)
                .toList();
    }

    private static boolean isEffective(RecordedEvent recorded, RecordedEvent report) {
        return recorded.caseSeq() > report.caseSeq()
                && switch (recorded.event()) {
                    case SafetyMeasureInstalled _, ImpactReduced _ -> true;
                    case AgencyActionReported action -> isEffective(action);
                    case ReferralCompleted done -> !NO_HELP.contains(done.outcomeCode());
                    case ForumActionReported action -> action.result().equals("done");
                    default -> false;
                };
    }

    private static boolean isEffective(AgencyActionReported action) {
        var decision = action.recordingDecision();
        return !action.actionCode().equals("none")
                && (decision == null || !NOT_RECORDED.contains(decision));
    }
}
