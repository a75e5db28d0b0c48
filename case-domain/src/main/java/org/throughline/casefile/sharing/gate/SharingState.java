package org.throughline.casefile.sharing.gate;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.AgencyEvent;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.AgencyEvent.ForumActionAgreed;
import org.throughline.casefile.events.AgencyEvent.ForumActionReported;
import org.throughline.casefile.events.AgencyEvent.ForumPackIssued;
import org.throughline.casefile.events.BasisEvent;
import org.throughline.casefile.events.CaseLifeEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;
import org.throughline.casefile.events.CaseLifeEvent.CaseworkerAssigned;
import org.throughline.casefile.events.CaseLifeEvent.HandoverAccepted;
import org.throughline.casefile.events.CaseLifeEvent.HandoverOffered;
import org.throughline.casefile.events.ClientEvent;
import org.throughline.casefile.events.ContactEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.events.IncidentEvent;
import org.throughline.casefile.events.ReferralEvent;
import org.throughline.casefile.events.RightsEvent;
import org.throughline.casefile.events.SafetyEvent;
import org.throughline.casefile.events.TaskEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.memory.Bases;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.register.Register;

/**
 * All that sharing remembers of a case.
 *
 * @param forum the agencies for which the case was listed for a meeting
 * @param sourceAgency the agency that brought the case
 * @param closedAt null while the case is open
 * @param amendments by caseSeq of the event they are about
 * @param underDecision caseSeq of the events that rest on a sharing decision: they go to the
 *     addressee alone
 */
public record SharingState(
        Referrals referrals,
        Bases bases,
        Set<AgencyId> forum,
        @Nullable AgencyId sourceAgency,
        @Nullable Instant closedAt,
        Map<Integer, Amendments> amendments,
        Set<Integer> underDecision) {

    /** A case of which nothing is recorded. */
    public static final SharingState NOTHING_YET =
            new SharingState(Referrals.NONE, Bases.NONE, Set.of(), null, null, Map.of(), Set.of());

    public SharingState {
        forum = Set.copyOf(forum);
        amendments = Map.copyOf(amendments);
        underDecision = Set.copyOf(underDecision);
    }

    public static SharingState of(List<RecordedEvent> history, Register register) {
        var state = NOTHING_YET;
        for (var recorded : history) {
            state = state.after(recorded, register);
        }
        return state;
    }

    /** This memory after one more event. */
    public SharingState after(RecordedEvent recorded, Register register) {
        var next =
                new SharingState(
                        referrals.evolve(recorded),
                        bases.evolve(recorded),
                        forum,
                        sourceAgency,
                        closedAt,
                        amendments,
                        SharingDecisions.restsOnOne(recorded, this, register)
                                ? with(underDecision, Set.of(recorded.caseSeq()))
                                : underDecision);
        return switch (recorded.event()) {
            case AgencyEvent event -> next.after(event);
            case CaseLifeEvent event -> next.after(event, recorded.recordedAt());
            case CorrectionEvent event -> next.after(event);
            case BasisEvent _, ClientEvent _, ContactEvent _, IncidentEvent _ -> next;
            case ReferralEvent _, RightsEvent _, SafetyEvent _, TaskEvent _ -> next;
        };
    }

    private SharingState after(AgencyEvent event) {
        return switch (event) {
            case CaseListedForForum listed ->
                    new SharingState(
                            referrals,
                            bases,
                            with(forum, Set.copyOf(listed.agencies())),
                            sourceAgency,
                            closedAt,
                            amendments,
                            underDecision);
            case AgencyActionReported _, ForumPackIssued _ -> this;
            case ForumActionAgreed _, ForumActionReported _ -> this;
        };
    }

    private SharingState after(CaseLifeEvent event, Instant at) {
        return switch (event) {
            case CaseOpened opened -> life(opened.sourceAgency(), null);
            case CaseClosed _ -> life(sourceAgency, at);
            case CaseReopened _ -> life(sourceAgency, null);
            case CaseworkerAssigned _, HandoverOffered _, HandoverAccepted _ -> this;
        };
    }

    private SharingState after(CorrectionEvent event) {
        return switch (event) {
            case EventCorrected it -> amended(it.target(), of(it.target()).corrected(it.changes()));
            case EventEnteredInError it -> amended(it.target(), of(it.target()).enteredInError());
            case EventRedacted it -> amended(it.target(), of(it.target()).redactedBy(it));
        };
    }

    private SharingState life(@Nullable AgencyId source, @Nullable Instant closed) {
        return new SharingState(referrals, bases, forum, source, closed, amendments, underDecision);
    }

    /** This memory with what was changed of one event. */
    SharingState amended(int caseSeq, Amendments changes) {
        var all = new HashMap<>(amendments);
        all.put(caseSeq, changes);
        return new SharingState(
                referrals, bases, forum, sourceAgency, closedAt, all, underDecision);
    }

    private static <T> Set<T> with(Set<T> some, Set<T> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    /** What later events changed of the event with this caseSeq. */
    public Amendments of(int caseSeq) {
        return amendments.getOrDefault(caseSeq, Amendments.NONE);
    }

    /** The open doors of the agency at that moment: none means that its gate is closed. */
    public List<Door> doors(AgencyId agency, Instant at, Register register) {
        return new Doors(this, agency, at, register).open();
    }

    /**
     * The first moment from this one on at which the agency's gate is closed if nothing more is
     * recorded; empty when no end is in sight.
     */
    public Optional<Instant> closesAt(AgencyId agency, Instant at, Register register) {
        return new Doors(this, agency, at, register).closeAt();
    }

    /** Whether the agency's gate is open at that moment. */
    public boolean isOpen(AgencyId agency, Instant at, Register register) {
        return !doors(agency, at, register).isEmpty();
    }
}
