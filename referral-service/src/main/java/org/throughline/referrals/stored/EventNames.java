package org.throughline.referrals.stored;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.throughline.casefile.events.RightsEvent;
import org.throughline.casefile.events.SafetyEvent;
import org.throughline.casefile.events.TaskEvent;

/**
 * The closed list of stored names and their versions. A name is for ever: it is never the name of a
 * class, and a changed payload gets a new version.
 */
public final class EventNames {
    /**
     * The version of every payload as others are told of it. It does not move when only the stored
     * form does: who reads a topic sees nothing of how facts are stored.
     */
    static final int WIRE_VERSION = 1;

    private static final Map<String, Kind> BY_NAME = new LinkedHashMap<>();
    private static final Map<String, Integer> VERSIONS = new LinkedHashMap<>();

    /**
     * A kind of fact.
     *
     * @param version in which it is written now; all before it stay readable, by way of {@link
     *     Upcasters}
     */
    private record Kind(Class<? extends CaseEvent> type, int version) {}

    static {
        name("case-opened", CaseLifeEvent.CaseOpened.class, 1);
        name("case-closed", CaseLifeEvent.CaseClosed.class, 1);
        name("case-reopened", CaseLifeEvent.CaseReopened.class, 1);
        name("client-details-recorded", ClientEvent.ClientDetailsRecorded.class, 1);
        name("contact-safety-set", ClientEvent.ContactSafetySet.class, 1);
        name("language-need-set", ClientEvent.LanguageNeedSet.class, 1);
        name("incident-recorded", IncidentEvent.IncidentRecorded.class, 1);
        name("repeat-pattern-found", IncidentEvent.RepeatPatternFound.class, 1);
        name("case-review-threshold-reached", IncidentEvent.CaseReviewThresholdReached.class, 1);
        name("help-offered", TaskEvent.HelpOffered.class, 1);
        name("intervention-created", TaskEvent.InterventionCreated.class, 1);
        name("intervention-action-recorded", TaskEvent.InterventionActionRecorded.class, 1);
        name("intervention-ended", TaskEvent.InterventionEnded.class, 1);
        name("impact-measured", TaskEvent.ImpactMeasured.class, 1);
        name("impact-reduced", TaskEvent.ImpactReduced.class, 1);
        name("resolution-proposed", TaskEvent.ResolutionProposed.class, 1);
        name("resolution-achieved", TaskEvent.ResolutionAchieved.class, 1);
        name("risk-assessed", SafetyEvent.RiskAssessed.class, 1);
        name("safety-measure-requested", SafetyEvent.SafetyMeasureRequested.class, 1);
        name("safety-measure-installed", SafetyEvent.SafetyMeasureInstalled.class, 1);
        name("contact-attempted", ContactEvent.ContactAttempted.class, 1);
        name("contact-made", ContactEvent.ContactMade.class, 1);
        name("consent-given", BasisEvent.ConsentGiven.class, 1);
        name("consent-withdrawn", BasisEvent.ConsentWithdrawn.class, 1);
        name("break-glass-opened", BasisEvent.BreakGlassOpened.class, 1);
        name("referral-drafted", ReferralEvent.ReferralDrafted.class, 1);
        name("referral-discarded", ReferralEvent.ReferralDiscarded.class, 1);
        name("referral-sent", ReferralEvent.ReferralSent.class, 1);
        name("referral-acknowledged", ReferralEvent.ReferralAcknowledged.class, 1);
        name("referral-info-requested", ReferralEvent.ReferralInfoRequested.class, 1);
        name("referral-info-supplied", ReferralEvent.ReferralInfoSupplied.class, 1);
        name("referral-accepted", ReferralEvent.ReferralAccepted.class, 1);
        name("referral-declined", ReferralEvent.ReferralDeclined.class, 1);
        name("referral-started", ReferralEvent.ReferralStarted.class, 1);
        name("referral-progressed", ReferralEvent.ReferralProgressed.class, 1);
        name("referral-paused", ReferralEvent.ReferralPaused.class, 1);
        name("referral-resumed", ReferralEvent.ReferralResumed.class, 1);
        name("referral-withdrawn", ReferralEvent.ReferralWithdrawn.class, 1);
        name("referral-rerouted", ReferralEvent.ReferralRerouted.class, 1);
        name("referral-completed", ReferralEvent.ReferralCompleted.class, 1);
        name("referral-outcome-confirmed", ReferralEvent.ReferralOutcomeConfirmed.class, 1);
        name("referral-closed", ReferralEvent.ReferralClosed.class, 1);
        name("referral-expired", ReferralEvent.ReferralExpired.class, 1);
        name("referral-overdue", ReferralEvent.ReferralOverdue.class, 1);
        name("referral-escalated", ReferralEvent.ReferralEscalated.class, 1);
        name("agency-action-reported", AgencyEvent.AgencyActionReported.class, 1);
        name("case-listed-for-forum", AgencyEvent.CaseListedForForum.class, 1);
        name("forum-action-agreed", AgencyEvent.ForumActionAgreed.class, 1);
        name("forum-action-reported", AgencyEvent.ForumActionReported.class, 1);
        name("event-corrected", CorrectionEvent.EventCorrected.class, 2);
        name("sharing-decided", BasisEvent.SharingDecided.class, 1);
        name("break-glass-reviewed", BasisEvent.BreakGlassReviewed.class, 1);
        name("referral-delivered", ReferralEvent.ReferralDelivered.class, 1);
        name("referral-delivery-failed", ReferralEvent.ReferralDeliveryFailed.class, 1);
        name("forum-pack-issued", AgencyEvent.ForumPackIssued.class, 1);
        name("event-entered-in-error", CorrectionEvent.EventEnteredInError.class, 1);
        name("event-redacted", CorrectionEvent.EventRedacted.class, 1);
        name("access-request-received", RightsEvent.AccessRequestReceived.class, 1);
        name("clock-paused", RightsEvent.ClockPaused.class, 1);
        name("clock-resumed", RightsEvent.ClockResumed.class, 1);
        name("disclosure-pack-issued", RightsEvent.DisclosurePackIssued.class, 1);
        name("erasure-decided", RightsEvent.ErasureDecided.class, 1);
        name("subject-key-destroyed", RightsEvent.SubjectKeyDestroyed.class, 1);
        name("legal-hold-placed", RightsEvent.LegalHoldPlaced.class, 1);
        name("legal-hold-lifted", RightsEvent.LegalHoldLifted.class, 1);
        name("retention-reviewed", RightsEvent.RetentionReviewed.class, 1);
        name("household-member-added", ClientEvent.HouseholdMemberAdded.class, 1);
        name("alleged-party-noted", IncidentEvent.AllegedPartyNoted.class, 1);
        name("evidence-logged", IncidentEvent.EvidenceLogged.class, 1);
        name("case-review-requested", IncidentEvent.CaseReviewRequested.class, 1);
        name("need-identified", SafetyEvent.NeedIdentified.class, 1);
        name("need-reviewed", SafetyEvent.NeedReviewed.class, 1);
        name("support-plan-agreed", SafetyEvent.SupportPlanAgreed.class, 1);
        name("goal-reviewed", SafetyEvent.GoalReviewed.class, 1);
        name("service-gap-recorded", SafetyEvent.ServiceGapRecorded.class, 1);
        name("note-added", ContactEvent.NoteAdded.class, 1);
        name("reminder-set", ContactEvent.ReminderSet.class, 1);
        name("reminder-cleared", ContactEvent.ReminderCleared.class, 1);
        name("supervision-held", ContactEvent.SupervisionHeld.class, 1);
        name("feedback-given", ContactEvent.FeedbackGiven.class, 1);
        name("timeline-copy-issued", ContactEvent.TimelineCopyIssued.class, 1);
        name("caseworker-assigned", CaseLifeEvent.CaseworkerAssigned.class, 1);
        name("handover-offered", CaseLifeEvent.HandoverOffered.class, 1);
        name("handover-accepted", CaseLifeEvent.HandoverAccepted.class, 1);
        name("consent-refused", BasisEvent.ConsentRefused.class, 1);
        BY_NAME.forEach((name, kind) -> VERSIONS.put(name, kind.version()));
        VERSIONS.put(EventJson.REGISTER_ENTRY, 1);
    }

    private EventNames() {}

    private static void name(String name, Class<? extends CaseEvent> type, int version) {
        BY_NAME.put(name, new Kind(type, version));
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
        return "case." + storedName(type) + ".v" + WIRE_VERSION;
    }

    /** The kind of fact behind a stored name, in its current version. */
    public static Optional<Class<? extends CaseEvent>> typeOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).map(Kind::type);
    }

    /** The version in which facts of this stored name are written, as it stands with them. */
    public static String version(String name) {
        return Integer.toString(Objects.requireNonNull(VERSIONS.get(name), name));
    }

    /** Stored name to current version, of every kind of fact and of entries of the registers. */
    static Map<String, Integer> versions() {
        return VERSIONS;
    }

    public static Stream<Class<? extends CaseEvent>> all() {
        return BY_NAME.values().stream().map(Kind::type);
    }
}
