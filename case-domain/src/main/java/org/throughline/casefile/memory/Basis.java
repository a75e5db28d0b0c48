package org.throughline.casefile.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.events.BasisEvent.SharingDecided.Scope;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.values.Grant;

/** A ground on which an agency may be told things. */
public sealed interface Basis {

    /** The fields by which an event says which referrals it is about. */
    List<String> REFERRAL_FIELDS = List.of("referralId", "newReferral", "oldReferral");

    /** The id by which a referral names it. */
    String basisRef();

    /** CaseSeq of the event that made it. */
    int caseSeq();

    /** Classes and purposes that it allows the agency, if it is live for the agency. */
    Optional<Grant> grantFor(AgencyId agency, Instant at);

    /** Whether the event is among those that the agency may be told under it. */
    boolean admits(RecordedEvent event, AgencyId agency);

    /** The first moment at which it is over by itself; empty when no day ends it. */
    Optional<Instant> endsAt();

    /** Whether it was made without the client's consent. */
    boolean isSharingDecision();

    /** Whether this referral may be sent, or go on, under it. */
    boolean covers(ReferralId referral);

    /**
     * What the client agreed to.
     *
     * @param listed caseSeq of the earlier events that it covers, when its history is listed
     * @param withdrawnFor the agencies for which it was taken back
     */
    record Consent(
            String basisRef,
            List<Grant> grants,
            LocalDate expiresOn,
            History history,
            Set<Integer> listed,
            int caseSeq,
            Set<AgencyId> withdrawnFor)
            implements Basis {
        public Consent {
            grants = List.copyOf(grants);
            listed = Set.copyOf(listed);
            withdrawnFor = Set.copyOf(withdrawnFor);
        }

        @Override
        public Optional<Grant> grantFor(AgencyId agency, Instant at) {
            if (withdrawnFor.contains(agency) || Register.dayOf(at).isAfter(expiresOn)) {
                return Optional.empty();
            }
            return grants.stream().filter(grant -> grant.agency().equals(agency)).findFirst();
        }

        @Override
        public boolean admits(RecordedEvent event, AgencyId agency) {
            return switch (history) {
                case ALL -> true;
                case FROM_NOW -> event.caseSeq() >= caseSeq;
                case LISTED -> event.caseSeq() >= caseSeq || listed.contains(event.caseSeq());
            };
        }

        @Override
        public Optional<Instant> endsAt() {
            return Optional.of(Register.endOf(expiresOn));
        }

        @Override
        public boolean isSharingDecision() {
            return false;
        }

        @Override
        public boolean covers(ReferralId referral) {
            return true;
        }
    }

    /**
     * What was decided without the client's consent, for one agency.
     *
     * @param caseSeq of the decision itself
     */
    record SharingDecision(String basisRef, Grant grant, Scope scope, int caseSeq)
            implements Basis {

        /** It ends when the case has been closed for a while, which shuts every gate. */
        @Override
        public Optional<Grant> grantFor(AgencyId agency, Instant at) {
            return Optional.of(grant).filter(each -> each.agency().equals(agency));
        }

        /** Exactly what was weighed, and what the agency itself sent. */
        @Override
        public boolean admits(RecordedEvent event, AgencyId agency) {
            return event.caseSeq() == caseSeq
                    || scope.events().contains(event.caseSeq())
                    || event.actor().agency().equals(agency)
                    || REFERRAL_FIELDS.stream()
                            .map(event.payload()::get)
                            .anyMatch(id -> id instanceof String of && covers(new ReferralId(of)));
        }

        @Override
        public Optional<Instant> endsAt() {
            return Optional.empty();
        }

        @Override
        public boolean isSharingDecision() {
            return true;
        }

        @Override
        public boolean covers(ReferralId referral) {
            return scope.referrals().contains(referral);
        }
    }
}
