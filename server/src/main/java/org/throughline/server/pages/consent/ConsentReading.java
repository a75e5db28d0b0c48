package org.throughline.server.pages.consent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.events.BasisEvent.ConsentRefused;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.memory.Basis;
import org.throughline.casefile.memory.Basis.Consent;
import org.throughline.casefile.memory.Basis.SharingDecision;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.sharing.gate.Door;
import org.throughline.casefile.sharing.gate.SharingState;
import org.throughline.casefile.values.Grant;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.consent.ConsentPage.Ending;
import org.throughline.server.pages.consent.ConsentPage.Granted;
import org.throughline.server.pages.consent.ConsentPage.Ground;
import org.throughline.server.pages.consent.ConsentPage.Refused;
import org.throughline.server.pages.consent.ConsentPage.Told;
import org.throughline.views.replay.Replay;

/** Reads the grounds of a case from its events, at one moment. */
final class ConsentReading {
    private static final Set<String> SHOWN_ELSEWHERE =
            Set.of(
                    "consentId",
                    "grants",
                    "expiresOn",
                    "decisionId",
                    "agency",
                    "purposes",
                    "classes");

    private final List<RecordedEvent> readable;
    private final Register register;
    private final Instant now;
    private final Contract contract;
    private final boolean mayRecord;
    private final SharingState sharing;
    private final String caseId;

    ConsentReading(
            List<RecordedEvent> readable,
            Register register,
            Instant now,
            Contract contract,
            boolean mayRecord) {
        this.readable = readable;
        this.register = register;
        this.now = now;
        this.contract = contract;
        this.mayRecord = mayRecord;
        this.sharing = SharingState.of(readable, register);
        this.caseId = readable.getFirst().caseId().value();
    }

    ConsentPage page() {
        var known = Replay.of(readable).standing().reversed();
        return new ConsentPage(
                caseId,
                ((CaseOpened) readable.getFirst().event()).caseRef(),
                register.agencies().stream().flatMap(agency -> told(agency).stream()).toList(),
                known.stream().flatMap(one -> ground(one).stream()).toList(),
                known.stream()
                        .filter(one -> one.event().event() instanceof ConsentRefused)
                        .map(one ->
                                new Refused(
                                        at(one), Wording.lines(one.event().type(), one.payload())))
                        .toList(),
                mayRecord);
    }

    private Optional<Told> told(Agency agency) {
        var doors = sharing.doors(agency.code(), now, register);
        if (doors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Told(
                        agency.name(),
                        doors.stream()
                                .map(Door::basis)
                                .map(ConsentReading::name)
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        sharing.closesAt(agency.code(), now, register)
                                .map(Wording::time)
                                .orElse(null)));
    }

    private Optional<Ground> ground(Replay.Known known) {
        var basisRef =
                switch (known.event().event()) {
                    case ConsentGiven given -> given.consentId();
                    case SharingDecided decided -> decided.decisionId();
                    default -> "";
                };
        return sharing.bases().find(basisRef).map(basis -> ground(known, basis));
    }

    private Ground ground(Replay.Known known, Basis basis) {
        var live =
                register.agencies().stream()
                        .filter(agency -> isLive(basis, agency.code()))
                        .toList();
        boolean isWithdrawable = !live.isEmpty() && !basis.isSharingDecision();
        return new Ground(
                name(basis),
                at(known),
                state(basis, live),
                !live.isEmpty(),
                grants(basis).stream().map(this::granted).toList(),
                lines(known),
                isWithdrawable
                        ? live.stream().map(agency -> ending(agency, basis)).toList()
                        : List.of(),
                isWithdrawable && mayRecord
                        ? "/cases/%s/record/WithdrawConsent?consent=%s"
                                .formatted(caseId, basis.basisRef())
                        : null);
    }

    /** A decision ends with the time after closing, which shuts every gate. */
    private boolean isLive(Basis basis, AgencyId agency) {
        boolean isShut =
                basis.isSharingDecision()
                        && sharing.closedAt() != null
                        && !sharing.isOpen(agency, now, register);
        return !isShut && basis.grantFor(agency, now).isPresent();
    }

    private static List<Grant> grants(Basis basis) {
        return switch (basis) {
            case Consent consent -> consent.grants();
            case SharingDecision decision -> List.of(decision.grant());
        };
    }

    private Granted granted(Grant grant) {
        return new Granted(
                Names.of(grant.agency(), register),
                words("purpose", grant.purposes()),
                words("basisClass", grant.classes()));
    }

    private String words(String codeList, List<? extends Coded> codes) {
        var labels = contract.codeList(codeList);
        return codes.stream()
                .map(Coded::code)
                .map(code -> labels.getOrDefault(code, code))
                .collect(Collectors.joining(", "));
    }

    private static String name(Basis basis) {
        return (basis.isSharingDecision() ? "Decision " : "Consent ") + basis.basisRef();
    }

    private String state(Basis basis, List<Agency> live) {
        if (!live.isEmpty()) {
            var names = live.stream().map(Agency::name).collect(Collectors.joining(", "));
            return basis instanceof Consent consent
                    ? "For %s, until the end of %s%s"
                            .formatted(names, Wording.day(consent.expiresOn()), withdrawn(consent))
                    : "For " + names;
        }
        return "It is over" + (basis instanceof Consent consent ? withdrawn(consent) : "");
    }

    private String withdrawn(Consent consent) {
        return consent.withdrawnFor().isEmpty()
                ? ""
                : ". Withdrawn for "
                        + consent.withdrawnFor().stream()
                                .map(agency -> Names.of(agency, register))
                                .sorted()
                                .collect(Collectors.joining(", "));
    }

    private Ending ending(Agency agency, Basis basis) {
        return new Ending(
                agency.name(),
                sharing.referrals().all().stream()
                        .filter(referral -> referral.agency().equals(agency.code()))
                        .filter(referral -> restsOn(referral, basis))
                        .map(Referral::service)
                        .toList(),
                sharing.isOpen(agency.code(), now, register),
                isToldWithout(agency.code(), basis));
    }

    private static boolean restsOn(Referral referral, Basis basis) {
        var terms = referral.sentUnder();
        return terms != null
                && terms.basisRef().equals(basis.basisRef())
                && referral.state().isLive();
    }

    private boolean isToldWithout(AgencyId agency, Basis basis) {
        return sharing.doors(agency, now, register).stream()
                .anyMatch(door -> !door.basis().basisRef().equals(basis.basisRef()));
    }

    private static String at(Replay.Known known) {
        return Wording.time(known.occurredAt(), known.precision());
    }

    private static List<Wording.Line> lines(Replay.Known known) {
        var rest = new LinkedHashMap<>(known.payload());
        rest.keySet().removeAll(SHOWN_ELSEWHERE);
        return Wording.lines(known.event().type(), rest);
    }
}
