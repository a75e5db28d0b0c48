package org.throughline.casefile.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.values.Grant;
import org.throughline.casefile.values.Rebase;

/** What may be shared with or without the client's consent, and emergency access. */
public sealed interface BasisEvent extends CaseEvent {

    /** The client agreed that the named agencies may be told. */
    record ConsentGiven(
            String consentId,
            List<Grant> grants,
            String form,
            boolean interpreterUsed,
            LocalDate expiresOn,
            History history,
            @Nullable List<Integer> listed,
            @Nullable List<AgencyId> excluded)
            implements BasisEvent {
        public ConsentGiven {
            grants = List.copyOf(grants);
            listed = listed == null ? null : List.copyOf(listed);
            excluded = excluded == null ? null : List.copyOf(excluded);
        }
    }

    /** The client does not want the named agencies to be told. It takes nothing back. */
    record ConsentRefused(List<AgencyId> agencies, List<Purpose> purposes, @Nullable String reason)
            implements BasisEvent {
        public ConsentRefused {
            agencies = List.copyOf(agencies);
            purposes = List.copyOf(purposes);
        }
    }

    /** The client took back an agreement for the named agencies. */
    record ConsentWithdrawn(
            String consentId,
            List<AgencyId> agencies,
            Instant effectiveAt,
            @Nullable String reason,
            @Nullable List<Rebase> rebase)
            implements BasisEvent {
        public ConsentWithdrawn {
            agencies = List.copyOf(agencies);
            rebase = rebase == null ? null : List.copyOf(rebase);
        }
    }

    /**
     * Someone decided, with reasons, that an agency may be told without the client's consent.
     *
     * @param scope what the agency may be told of, beside this decision itself
     * @param approver who decided, which is never who asked for it
     */
    record SharingDecided(
            String decisionId,
            AgencyId agency,
            List<Purpose> purposes,
            List<DataClass> classes,
            String basisCode,
            String condition,
            boolean clientTold,
            String necessity,
            String proportionality,
            @Nullable String whyNotTold,
            PersonId requestedBy,
            SharingDecided.Scope scope,
            PersonId approver)
            implements BasisEvent {
        public SharingDecided {
            purposes = List.copyOf(purposes);
            classes = List.copyOf(classes);
        }

        /**
         * What the agency may be told of.
         *
         * @param events by caseSeq
         * @param referrals those that are still to be sent under the decision
         */
        public record Scope(List<Integer> events, List<ReferralId> referrals) {
            public Scope {
                events = List.copyOf(events);
                referrals = List.copyOf(referrals);
            }
        }
    }

    /** Someone opened the case in an emergency, with a reason, for sixty minutes. */
    record BreakGlassOpened(String grantId, String reason, PersonId user, Instant until)
            implements BasisEvent {}

    /** Somebody else judged whether the emergency was one. */
    record BreakGlassReviewed(String grantId, String verdict) implements BasisEvent {}
}
