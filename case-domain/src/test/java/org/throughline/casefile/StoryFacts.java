package org.throughline.casefile;

import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.PROJECT;
import static org.throughline.casefile.Brackenford.RUTH;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.events.BasisEvent.ConsentWithdrawn;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.events.BasisEvent.SharingDecided.Scope;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted.Replacement;
import org.throughline.casefile.events.IncidentEvent.IncidentRecorded;
import org.throughline.casefile.events.ReferralEvent.ReferralAccepted;
import org.throughline.casefile.events.ReferralEvent.ReferralDeclined;
import org.throughline.casefile.events.ReferralEvent.ReferralRerouted;
import org.throughline.casefile.events.ReferralEvent.ReferralSent;
import org.throughline.casefile.events.ReferralEvent.ReferralWithdrawn;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.events.TaskEvent.InterventionCreated;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.values.Address;
import org.throughline.casefile.values.Change;
import org.throughline.casefile.values.Grant;
import org.throughline.casefile.values.Ref;

/** Facts of an invented case, with nothing unusual about them. */
public final class StoryFacts {
    public static final LocalDate SUMMER = LocalDate.parse("2025-07-01");
    public static final ReferralId FIRST = new ReferralId("r-1");
    public static final ReferralId SECOND = new ReferralId("r-2");

    private StoryFacts() {}

    public static CaseOpened opened() {
        return opened(null);
    }

    public static CaseOpened opened(@Nullable AgencyId by) {
        return new CaseOpened(
                "B-1", PROJECT, by == null ? "self" : "agency", "phone", by, false, MONDAY, "Rosa");
    }

    public static HelpOffered help(String answer) {
        return new HelpOffered("o-1", List.of("advocacy"), "phone", "pl", false, answer, null);
    }

    public static ClientDetailsRecorded details() {
        return new ClientDetailsRecorded(
                "p-1",
                "social",
                "Rosa Lind",
                LocalDate.parse("1980-05-05"),
                new Address("1 Mill Lane", null, "Brackenford", "BR1 1AA"),
                null,
                "roma",
                null,
                null);
    }

    public static IncidentRecorded incident(String id) {
        return new IncidentRecorded(
                id,
                null,
                "home",
                List.of("threat"),
                List.of("racist"),
                "client",
                List.of("fear"),
                List.of("nobody"),
                "Mill Lane",
                "They shouted at the door.",
                List.of(new Ref(POLICE, "CR-77")),
                null);
    }

    public static InterventionCreated intervention(AgencyId... with) {
        return new InterventionCreated(
                "i-1", List.of("advocacy"), List.of(with), true, SUMMER, "Feel safe", null);
    }

    public static Grant grant(AgencyId agency, Purpose purpose, DataClass... classes) {
        return new Grant(agency, List.of(purpose), List.of(classes));
    }

    public static Grant wholeGrant(AgencyId agency, Purpose purpose) {
        return grant(agency, purpose, DataClass.values());
    }

    public static ConsentGiven consent(String id, Grant... grants) {
        return consent(id, History.ALL, SUMMER, grants);
    }

    public static ConsentGiven consent(
            String id, History history, LocalDate expiresOn, Grant... grants) {
        var listed = history == History.LISTED ? List.of(1) : null;
        return new ConsentGiven(
                id, List.of(grants), "spoken", false, expiresOn, history, listed, null);
    }

    public static ConsentWithdrawn withdrawn(String consentId, AgencyId... agencies) {
        return new ConsentWithdrawn(consentId, List.of(agencies), MONDAY, null, null);
    }

    public static ReferralSent sent(
            ReferralId id, AgencyId to, String basisRef, Purpose purpose, String... items) {
        return sent(id, to, basisRef, purpose, Urgency.STANDARD, items);
    }

    public static ReferralSent sent(
            ReferralId id,
            AgencyId to,
            String basisRef,
            Purpose purpose,
            Urgency urgency,
            String... items) {
        return new ReferralSent(
                id,
                to,
                "report-support",
                null,
                "health",
                purpose,
                urgency,
                List.of(items),
                basisRef,
                "sha256:0",
                MONDAY,
                "Rosa",
                "Please call.");
    }

    public static ReferralRerouted rerouted(
            ReferralId from, ReferralId id, AgencyId to, String basisRef) {
        return new ReferralRerouted(
                from,
                "declined",
                id,
                to,
                "report-support",
                null,
                "health",
                Purpose.REPORT,
                Urgency.STANDARD,
                List.of("topic:plan"),
                basisRef,
                "sha256:0",
                MONDAY,
                "Rosa",
                "Please call.");
    }

    public static ReferralAccepted accepted(ReferralId id) {
        return new ReferralAccepted(id, "A-1", "officer", SUMMER);
    }

    public static ReferralDeclined declined(ReferralId id) {
        return new ReferralDeclined(id, "no-capacity", "agency", null, "Full until May.");
    }

    public static ReferralWithdrawn taken(ReferralId id) {
        return new ReferralWithdrawn(id, "project", "need-met");
    }

    public static EventCorrected corrected(int target, String field, Object value) {
        return new EventCorrected(
                target, List.of(new Change(field, value)), "misheard", "Heard it wrong.");
    }

    /** An agency is told of these events and referrals, for fear of serious harm. */
    public static SharingDecided decided(
            String id, AgencyId agency, List<Integer> events, ReferralId... referrals) {
        return new SharingDecided(
                id,
                agency,
                List.of(Purpose.HARM),
                List.of(DataClass.values()),
                "serious-harm",
                "unlawful-acts",
                false,
                "A threat with a day named.",
                "No more than is needed.",
                "It would be dangerous.",
                RUTH.person(),
                new Scope(events, List.of(referrals)),
                HANNAH.person());
    }

    public static EventEnteredInError inError(int target) {
        return new EventEnteredInError(target, "wrong-case", "It belongs elsewhere.", null);
    }

    /** Of one field, with another text in its place, or without one. */
    public static EventRedacted redacted(int target, String field, @Nullable String text) {
        return new EventRedacted(
                target,
                List.of(field),
                "third-party",
                "third-party-request",
                text == null ? null : List.of(new Replacement(field, text)),
                "The witness asked for it.",
                HANNAH.person());
    }

    public static CaseClosed closed() {
        return new CaseClosed("client-ended", true, false, List.of("help"));
    }
}
