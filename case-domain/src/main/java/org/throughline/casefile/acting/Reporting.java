package org.throughline.casefile.acting;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.gate.SharingState;

/** Does the agency see this case, and is it the one that was asked? */
public record Reporting(SharingState sharing) {

    public static final Decider<ReportAgencyAction, Reporting> DECIDER =
            new Decider<>(
                    ReportAgencyAction.class,
                    new Reporting(SharingState.NOTHING_YET),
                    Reporting::evolve,
                    Reporting::decide);

    Reporting evolve(RecordedEvent recorded) {
        // The gate asks nothing of the register before it is asked itself.
        return new Reporting(sharing.after(recorded, Register.EMPTY));
    }

    Decision decide(Asked<ReportAgencyAction> asked) {
        var report = asked.command();
        var agency = asked.by().agency();
        if (report.recordingDecision() != null && !isPolice(agency, asked.register())) {
            return refused(Refusal.VALIDATION, "recordingDecision");
        }
        if (!sharing.isOpen(agency, asked.at(), asked.register())) {
            return refused(Refusal.NOT_FOUND, "caseId");
        }
        if (!wasAsked(agency, report.referralId())) {
            return refused(Refusal.NOT_FOUND, "referralId");
        }
        return recorded(
                new AgencyActionReported(
                        agency,
                        report.referralId(),
                        report.actionCode(),
                        report.date(),
                        report.agencyRef(),
                        report.recordingDecision(),
                        report.note()));
    }

    /** Whether something happened as a crime is for the police to say. */
    private static boolean isPolice(AgencyId agency, Register register) {
        return register.agency(agency)
                .filter(known -> known.kind() == AgencyKind.POLICE)
                .isPresent();
    }

    private boolean wasAsked(AgencyId agency, @Nullable ReferralId referral) {
        return referral == null || sharing.referrals().isAddressee(agency, referral);
    }
}
