package org.throughline.casefile.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/** The life of a referral, from draft to its end. */
public sealed interface ReferralEvent extends CaseEvent {

    /** A referral was prepared and has not left the project. */
    record ReferralDrafted(
            ReferralId referralId,
            AgencyId agency,
            String service,
            @Nullable String needId,
            String needCategory)
            implements ReferralEvent {}

    /** A prepared referral was thrown away. */
    record ReferralDiscarded(ReferralId referralId) implements ReferralEvent {}

    /** An agency was asked for help under a basis that covers it. */
    record ReferralSent(
            ReferralId referralId,
            AgencyId agency,
            String service,
            @Nullable String needId,
            String needCategory,
            Purpose purpose,
            Urgency urgency,
            List<String> shareSet,
            String basisRef,
            String previewDigest,
            Instant respondBy,
            @Nullable String clientName,
            String ask)
            implements ReferralEvent {
        public ReferralSent {
            shareSet = List.copyOf(shareSet);
        }
    }

    /** The referral reached its addressee after a channel had been given up. */
    record ReferralDelivered(ReferralId referralId, String channel, int attempt, String receipt)
            implements ReferralEvent {}

    /**
     * The referral did not reach its addressee.
     *
     * @param parked whether the channel was given up, so that a person has to look at it
     */
    record ReferralDeliveryFailed(
            ReferralId referralId, String channel, int attempt, String reason, boolean parked)
            implements ReferralEvent {}

    /** The addressee confirmed that it has the referral. */
    record ReferralAcknowledged(ReferralId referralId, String agencyRef, String handlerRole)
            implements ReferralEvent {}

    /** The addressee asked for more before it decides. */
    record ReferralInfoRequested(ReferralId referralId, String question) implements ReferralEvent {}

    /** The project answered what the addressee had asked, and may have widened the share set. */
    record ReferralInfoSupplied(
            ReferralId referralId,
            List<String> shareSet,
            String basisRef,
            String previewDigest,
            @Nullable String answer)
            implements ReferralEvent {
        public ReferralInfoSupplied {
            shareSet = List.copyOf(shareSet);
        }
    }

    /** The addressee took the referral on. */
    record ReferralAccepted(
            ReferralId referralId, String agencyRef, String handlerRole, LocalDate plannedStart)
            implements ReferralEvent {}

    /** The addressee, or the client, said no. */
    record ReferralDeclined(
            ReferralId referralId,
            String reasonCode,
            String refusedBy,
            @Nullable AgencyId suggestedAgency,
            @Nullable String note)
            implements ReferralEvent {}

    /** The addressee began the work. */
    record ReferralStarted(
            ReferralId referralId, String agencyCode, String ourCode, @Nullable String note)
            implements ReferralEvent {}

    /** The addressee told how the work goes. */
    record ReferralProgressed(
            ReferralId referralId, String agencyCode, String ourCode, @Nullable String note)
            implements ReferralEvent {}

    /** The addressee put the work on hold. */
    record ReferralPaused(
            ReferralId referralId, String reasonCode, LocalDate until, @Nullable String note)
            implements ReferralEvent {}

    /** The addressee took the work up again. */
    record ReferralResumed(ReferralId referralId, @Nullable String note) implements ReferralEvent {}

    /** The project or the client took the referral back. */
    record ReferralWithdrawn(ReferralId referralId, String withdrawnBy, String reasonCode)
            implements ReferralEvent {}

    /** A referral ended and was sent to another agency in one act. */
    record ReferralRerouted(
            ReferralId oldReferral,
            String reasonCode,
            ReferralId newReferral,
            AgencyId newAgency,
            String service,
            @Nullable String needId,
            String needCategory,
            Purpose purpose,
            Urgency urgency,
            List<String> shareSet,
            String basisRef,
            String previewDigest,
            Instant respondBy,
            @Nullable String clientName,
            String ask)
            implements ReferralEvent {
        public ReferralRerouted {
            shareSet = List.copyOf(shareSet);
        }
    }

    /** The addressee finished, and said what was delivered. */
    record ReferralCompleted(
            ReferralId referralId,
            String outcomeCode,
            boolean delivered,
            @Nullable String agencyStatement)
            implements ReferralEvent {}

    /** The client agreed or disagreed with the outcome, or was not reached. */
    record ReferralOutcomeConfirmed(ReferralId referralId, String agrees, @Nullable String why)
            implements ReferralEvent {}

    /** A completed or disputed referral was closed. */
    record ReferralClosed(ReferralId referralId, @Nullable String clock) implements ReferralEvent {}

    /** Nobody decided on the referral in twenty working days. */
    record ReferralExpired(ReferralId referralId, String clock) implements ReferralEvent {}

    /** A clock of the referral ran out. */
    record ReferralOverdue(ReferralId referralId, String clock, int level, Instant dueAt)
            implements ReferralEvent {}

    /** A clock of the referral ran out again, and someone higher up was told. */
    record ReferralEscalated(ReferralId referralId, String clock, int level, String to)
            implements ReferralEvent {}
}
