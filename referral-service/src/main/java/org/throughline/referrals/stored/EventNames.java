package org.throughline.referrals.stored;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.casefile.events.AgencyEvent;
import org.throughline.casefile.events.BasisEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent;
import org.throughline.casefile.events.ClientEvent;
import org.throughline.casefile.events.ContactEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.IncidentEvent;
import org.throughline.casefile.events.ReferralEvent;
import org.throughline.casefile.events.SafetyEvent;
import org.throughline.casefile.events.TaskEvent;

/**
 * The closed list of stored names and their versions. A name is for ever: it is never the name of a
 * class, and a changed payload gets a new version.
 */
public final class EventNames {
    /** The version of every fact so far. */
    public static final int VERSION = 1;

    private static final Map<String, Class<? extends CaseEvent>> BY_NAME = new LinkedHashMap<>();

    static {
        name("case-opened", CaseLifeEvent.CaseOpened.class);
        name("case-closed", CaseLifeEvent.CaseClosed.class);
        name("case-reopened", CaseLifeEvent.CaseReopened.class);
        name("client-details-recorded", ClientEvent.ClientDetailsRecorded.class);
        name("contact-safety-set", ClientEvent.ContactSafetySet.class);
        name("language-need-set", ClientEvent.LanguageNeedSet.class);
        name("incident-recorded", IncidentEvent.IncidentRecorded.class);
        name("repeat-pattern-found", IncidentEvent.RepeatPatternFound.class);
        name("case-review-threshold-reached", IncidentEvent.CaseReviewThresholdReached.class);
        name("help-offered", TaskEvent.HelpOffered.class);
        name("intervention-created", TaskEvent.InterventionCreated.class);
        name("intervention-action-recorded", TaskEvent.InterventionActionRecorded.class);
        name("intervention-ended", TaskEvent.InterventionEnded.class);
        name("impact-measured", TaskEvent.ImpactMeasured.class);
        name("impact-reduced", TaskEvent.ImpactReduced.class);
        name("resolution-proposed", TaskEvent.ResolutionProposed.class);
        name("resolution-achieved", TaskEvent.ResolutionAchieved.class);
        name("risk-assessed", SafetyEvent.RiskAssessed.class);
        name("safety-measure-requested", SafetyEvent.SafetyMeasureRequested.class);
        name("safety-measure-installed", SafetyEvent.SafetyMeasureInstalled.class);
        name("contact-attempted", ContactEvent.ContactAttempted.class);
        name("contact-made", ContactEvent.ContactMade.class);
        name("consent-given", BasisEvent.ConsentGiven.class);
        name("consent-withdrawn", BasisEvent.ConsentWithdrawn.class);
        name("break-glass-opened", BasisEvent.BreakGlassOpened.class);
        name("referral-drafted", ReferralEvent.ReferralDrafted.class);
        name("referral-discarded", ReferralEvent.ReferralDiscarded.class);
        name("referral-sent", ReferralEvent.ReferralSent.class);
        name("referral-acknowledged", ReferralEvent.ReferralAcknowledged.class);
        name("referral-info-requested", ReferralEvent.ReferralInfoRequested.class);
        name("referral-info-supplied", ReferralEvent.ReferralInfoSupplied.class);
        name("referral-accepted", ReferralEvent.ReferralAccepted.class);
        name("referral-declined", ReferralEvent.ReferralDeclined.class);
        name("referral-started", ReferralEvent.ReferralStarted.class);
        name("referral-progressed", ReferralEvent.ReferralProgressed.class);
        name("referral-paused", ReferralEvent.ReferralPaused.class);
        name("referral-resumed", ReferralEvent.ReferralResumed.class);
        name("referral-withdrawn", ReferralEvent.ReferralWithdrawn.class);
        name("referral-rerouted", ReferralEvent.ReferralRerouted.class);
        name("referral-completed", ReferralEvent.ReferralCompleted.class);
        name("referral-outcome-confirmed", ReferralEvent.ReferralOutcomeConfirmed.class);
        name("referral-closed", ReferralEvent.ReferralClosed.class);
        name("referral-expired", ReferralEvent.ReferralExpired.class);
        name("referral-overdue", ReferralEvent.ReferralOverdue.class);
        name("referral-escalated", ReferralEvent.ReferralEscalated.class);
        name("agency-action-reported", AgencyEvent.AgencyActionReported.class);
        name("case-listed-for-forum", AgencyEvent.CaseListedForForum.class);
        name("forum-action-agreed", AgencyEvent.ForumActionAgreed.class);
        name("forum-action-reported", AgencyEvent.ForumActionReported.class);
        name("event-corrected", CorrectionEvent.EventCorrected.class);
    }

    private EventNames() {}

    private static void name(String name, Class<? extends CaseEvent> type) {
        BY_NAME.put(name, type);
    }

    /**
     * The stored name of a kind of fact, from the name that people use: {@code HelpOffered} is
     * {@code help-offered}.
     */
    public static String storedName(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The name on the wire, with its version: {@code case.help-offered.v1}. */
    public static String wireName(String type) {
        return "case." + storedName(type) + ".v" + VERSION;
    }

    /** The kind of fact behind a stored name and version. */
    public static Optional<Class<? extends CaseEvent>> typeOf(String name, String version) {
        return version.equals(Integer.toString(VERSION))
                ? Optional.ofNullable(BY_NAME.get(name))
                : Optional.empty();
    }

    public static Stream<Class<? extends CaseEvent>> all() {
        return BY_NAME.values().stream();
    }
}
