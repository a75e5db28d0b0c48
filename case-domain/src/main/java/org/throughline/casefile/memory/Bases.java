package org.throughline.casefile.memory;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.AgencyEvent;
import org.throughline.casefile.events.BasisEvent;
import org.throughline.casefile.events.BasisEvent.BreakGlassOpened;
import org.throughline.casefile.events.BasisEvent.BreakGlassReviewed;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.events.BasisEvent.ConsentRefused;
import org.throughline.casefile.events.BasisEvent.ConsentWithdrawn;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.events.CaseLifeEvent;
import org.throughline.casefile.events.ClientEvent;
import org.throughline.casefile.events.ContactEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.IncidentEvent;
import org.throughline.casefile.events.ReferralEvent;
import org.throughline.casefile.events.RightsEvent;
import org.throughline.casefile.events.SafetyEvent;
import org.throughline.casefile.events.TaskEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.memory.Basis.Consent;
import org.throughline.casefile.memory.Basis.SharingDecision;
import org.throughline.casefile.values.Grant;

/** The grounds on which agencies may be told of a case, by id, in the order they were given. */
public record Bases(Map<String, Basis> byRef) {

    public static final Bases NONE = new Bases(Map.of());

    public Bases {
        byRef = Collections.unmodifiableMap(new LinkedHashMap<>(byRef));
    }

    public Optional<Basis> find(String basisRef) {
        return Optional.ofNullable(byRef.get(basisRef));
    }

    public boolean knows(String basisRef) {
        return byRef.containsKey(basisRef);
    }

    /** What the basis allows the agency at that moment; empty when it is not live for it. */
    public Optional<Grant> grantFor(String basisRef, AgencyId agency, Instant at) {
        return find(basisRef).flatMap(basis -> basis.grantFor(agency, at));
    }

    /** The bases that are live for the agency at that moment. */
    public List<Basis> liveFor(AgencyId agency, Instant at) {
        return byRef.values().stream()
                .filter(basis -> basis.grantFor(agency, at).isPresent())
                .toList();
    }

    /** This memory after one more event. */
    public Bases evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case BasisEvent event -> evolve(event, recorded.caseSeq());
            case AgencyEvent _, CaseLifeEvent _, ClientEvent _, ContactEvent _ -> this;
            case CorrectionEvent _, IncidentEvent _, ReferralEvent _ -> this;
            case RightsEvent _, SafetyEvent _, TaskEvent _ -> this;
        };
    }

    private Bases evolve(BasisEvent event, int caseSeq) {
        return switch (event) {
            case ConsentGiven given -> with(consent(given, caseSeq));
            case ConsentWithdrawn withdrawn -> without(withdrawn);
            case SharingDecided decided -> with(decision(decided, caseSeq));
            case BreakGlassOpened _, BreakGlassReviewed _, ConsentRefused _ -> this;
        };
    }

    private static Consent consent(ConsentGiven given, int caseSeq) {
        var listed = given.listed();
        return new Consent(
                given.consentId(),
                given.grants(),
                given.expiresOn(),
                given.history(),
                listed == null ? Set.of() : Set.copyOf(listed),
                caseSeq,
                Set.of());
    }

    private static SharingDecision decision(SharingDecided decided, int caseSeq) {
        var grant = new Grant(decided.agency(), decided.purposes(), decided.classes());
        return new SharingDecision(decided.decisionId(), grant, decided.scope(), caseSeq);
    }

    private Bases without(ConsentWithdrawn withdrawn) {
        return switch (byRef.get(withdrawn.consentId())) {
            case null ->
                    throw new IllegalStateException(
                            "the history holds no consent " + withdrawn.consentId());
            case SharingDecision decision ->
                    throw new IllegalStateException(
                            "the history withdraws the decision " + decision.basisRef());
            case Consent consent -> {
                var gone = new HashSet<>(consent.withdrawnFor());
                gone.addAll(withdrawn.agencies());
                yield with(
                        new Consent(
                                consent.basisRef(),
                                consent.grants(),
                                consent.expiresOn(),
                                consent.history(),
                                consent.listed(),
                                consent.caseSeq(),
                                gone));
            }
        };
    }

    private Bases with(Basis basis) {
        var more = new LinkedHashMap<>(byRef);
        more.put(basis.basisRef(), basis);
        return new Bases(more);
    }
}
