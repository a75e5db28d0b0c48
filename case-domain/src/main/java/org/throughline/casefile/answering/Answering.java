package org.throughline.casefile.answering;

import org.throughline.casefile.Decider;
import org.throughline.casefile.events.ReferralEvent.ReferralAccepted;
import org.throughline.casefile.events.ReferralEvent.ReferralAcknowledged;
import org.throughline.casefile.events.ReferralEvent.ReferralCompleted;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoRequested;
import org.throughline.casefile.events.ReferralEvent.ReferralPaused;
import org.throughline.casefile.events.ReferralEvent.ReferralResumed;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.memory.Step;
import org.throughline.casefile.memory.Transition;

/** Only the addressee answers, and only what the state of the referral leaves open. */
public final class Answering {

    public static final Decider<AcknowledgeReferral, Referrals> ACKNOWLEDGE =
            Step.decider(
                    AcknowledgeReferral.class,
                    Transition.ACKNOWLEDGE,
                    answer ->
                            new ReferralAcknowledged(
                                    answer.referralId(), answer.agencyRef(), answer.handlerRole()));

    public static final Decider<RequestReferralInfo, Referrals> REQUEST_INFO =
            Step.decider(
                    RequestReferralInfo.class,
                    Transition.REQUEST_INFO,
                    answer -> new ReferralInfoRequested(answer.referralId(), answer.question()));

    public static final Decider<AcceptReferral, Referrals> ACCEPT =
            Step.decider(
                    AcceptReferral.class,
                    Transition.ACCEPT,
                    answer ->
                            new ReferralAccepted(
                                    answer.referralId(),
                                    answer.agencyRef(),
                                    answer.handlerRole(),
                                    answer.plannedStart()));

    public static final Decider<PauseReferral, Referrals> PAUSE =
            Step.decider(
                    PauseReferral.class,
                    Transition.PAUSE,
                    answer ->
                            new ReferralPaused(
                                    answer.referralId(),
                                    answer.reasonCode(),
                                    answer.until(),
                                    answer.note()));

    public static final Decider<ResumeReferral, Referrals> RESUME =
            Step.decider(
                    ResumeReferral.class,
                    Transition.RESUME,
                    answer -> new ReferralResumed(answer.referralId(), answer.note()));

    public static final Decider<CompleteReferral, Referrals> COMPLETE =
            Step.decider(
                    CompleteReferral.class,
                    Transition.COMPLETE,
                    answer ->
                            new ReferralCompleted(
                                    answer.referralId(),
                                    answer.outcomeCode(),
                                    answer.delivered(),
                                    answer.agencyStatement()));

    private Answering() {}
}
