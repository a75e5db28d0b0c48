package org.throughline.casefile;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.WEDNESDAY;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;

import java.time.LocalDate;
import java.util.List;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.events.ReferralEvent.ReferralAccepted;
import org.throughline.casefile.events.ReferralEvent.ReferralCompleted;
import org.throughline.casefile.events.ReferralEvent.ReferralDeclined;
import org.throughline.casefile.events.ReferralEvent.ReferralDrafted;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoRequested;
import org.throughline.casefile.events.ReferralEvent.ReferralOutcomeConfirmed;
import org.throughline.casefile.events.ReferralEvent.ReferralSent;
import org.throughline.casefile.events.ReferralEvent.ReferralStarted;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.values.Grant;

/** Facts of referrals and of what they rest on, as tests need them in a history. */
public final class ReferralFacts {

    public static final ReferralId FIRST = new ReferralId("r1");
    public static final ReferralId SECOND = new ReferralId("r2");
    public static final LocalDate NEXT_YEAR = LocalDate.parse("2026-03-01");

    private static final String DIGEST = "sha256:" + "0".repeat(64);

    private ReferralFacts() {}

    public static Grant grant(AgencyId agency, Purpose purpose, DataClass... classes) {
        return new Grant(agency, List.of(purpose), List.of(classes));
    }

    public static ConsentGiven consent(String consentId, LocalDate expiresOn, Grant... grants) {
        return new ConsentGiven(
                consentId, List.of(grants), "spoken", true, expiresOn, History.ALL, null, null);
    }

    /** Homes and police may know who the client is, where they live and what they say. */
    public static ConsentGiven agreed() {
        return consent(
                "c1",
                NEXT_YEAR,
                grant(
                        HOMES,
                        Purpose.HOUSING,
                        DataClass.CODE,
                        DataClass.IDENT,
                        DataClass.CONTACT,
                        DataClass.PLACE,
                        DataClass.NARR),
                grant(POLICE, Purpose.REPORT, DataClass.CODE, DataClass.NARR));
    }

    public static ReferralDrafted drafted(ReferralId referral, AgencyId to, String service) {
        return new ReferralDrafted(referral, to, service, null, "housing");
    }

    /** To homes for safety measures, under consent c1. */
    public static ReferralSent sent(ReferralId referral) {
        return sent(referral, HOMES, "safety-measures", Purpose.HOUSING);
    }

    public static ReferralSent sent(
            ReferralId referral, AgencyId to, String service, Purpose purpose) {
        return new ReferralSent(
                referral,
                to,
                service,
                null,
                "housing",
                purpose,
                Urgency.HIGH,
                List.of("topic:plan", "ReferralSent.ask"),
                "c1",
                DIGEST,
                WEDNESDAY,
                null,
                "New locks, please");
    }

    public static ReferralInfoRequested asksForMore(ReferralId referral) {
        return new ReferralInfoRequested(referral, "Which door?");
    }

    public static ReferralAccepted accepted(ReferralId referral) {
        return new ReferralAccepted(referral, "TB-1", "surveyor", END_OF_MARCH);
    }

    public static ReferralDeclined declined(ReferralId referral) {
        return new ReferralDeclined(referral, "no-capacity", "agency", null, null);
    }

    public static ReferralStarted started(ReferralId referral) {
        return new ReferralStarted(referral, "WO-RAISED", "work-ordered", null);
    }

    public static ReferralCompleted completed(ReferralId referral) {
        return new ReferralCompleted(referral, "measure-fitted", true, null);
    }

    public static ReferralOutcomeConfirmed confirmed(ReferralId referral, String agrees) {
        return new ReferralOutcomeConfirmed(referral, agrees, null);
    }
}
