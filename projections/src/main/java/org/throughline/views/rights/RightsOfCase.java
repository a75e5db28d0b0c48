package org.throughline.views.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;
import org.throughline.casefile.events.RightsEvent.AccessRequestReceived;
import org.throughline.casefile.events.RightsEvent.DisclosurePackIssued;
import org.throughline.casefile.events.RightsEvent.ErasureDecided;
import org.throughline.casefile.events.RightsEvent.LegalHoldPlaced;
import org.throughline.casefile.events.RightsEvent.RetentionReviewed;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.rights.erasing.Persons;
import org.throughline.casefile.rights.holding.LegalHolds;

/** Reads from a case's history what waits in it about rights, open or closed. */
final class RightsOfCase {
    private static final Set<String> ERASING = Set.of("granted", "part");

    private final Map<String, Instant> requests = new LinkedHashMap<>();
    private final Map<String, Instant> erasures = new LinkedHashMap<>();
    private final Map<String, Instant> holds = new LinkedHashMap<>();
    private final Set<String> persons;
    private LegalHolds live = LegalHolds.NONE;
    private @Nullable RecordedEvent closed;
    private @Nullable RetentionReviewed reviewed;
    private @Nullable LocalDate reviewedOn;

    RightsOfCase(List<RecordedEvent> history) {
        this.persons = new HashSet<>(Persons.of(history));
        history.forEach(this::read);
        holds.keySet().retainAll(live.live());
    }

    private void read(RecordedEvent recorded) {
        live = live.evolve(recorded);
        switch (recorded.event()) {
            case AccessRequestReceived it -> requests.put(it.requestId(), recorded.recordedAt());
            case DisclosurePackIssued it -> requests.remove(it.requestId());
            case ErasureDecided it -> {
                if (ERASING.contains(it.outcome()) && persons.contains(it.person())) {
                    erasures.put(it.person(), recorded.recordedAt());
                } else {
                    erasures.remove(it.person());
                }
            }
            case SubjectKeyDestroyed it -> {
                erasures.remove(it.person());
                persons.remove(it.person());
            }
            case LegalHoldPlaced it -> holds.put(it.holdId(), recorded.recordedAt());
            case CaseClosed _ -> {
                closed = recorded;
                reviewed = null;
                reviewedOn = null;
            }
            case CaseReopened _ -> closed = null;
            case RetentionReviewed it -> {
                reviewed = it;
                reviewedOn = Register.dayOf(recorded.recordedAt());
            }
            default -> {
                // Nothing about rights.
            }
        }
    }

    List<OpenRight> open(String caseId, CaseOpened opened) {
        var items = new ArrayList<OpenRight>();
        requests.forEach(
                (id, since) -> items.add(item(caseId, opened, OpenRight.Kind.ACCESS, id, since)));
        erasures.forEach(
                (id, since) -> items.add(item(caseId, opened, OpenRight.Kind.ERASURE, id, since)));
        holds.forEach(
                (id, since) -> items.add(item(caseId, opened, OpenRight.Kind.HOLD, id, since)));
        return items;
    }

    private static OpenRight item(
            String caseId, CaseOpened opened, OpenRight.Kind kind, String id, Instant since) {
        return new OpenRight(caseId, opened.caseRef(), kind, id, since);
    }

    /** Empty while the case is open. */
    Optional<ClosedCase> closed(String caseId, CaseOpened opened) {
        return closed != null && closed.event() instanceof CaseClosed closing
                ? Optional.of(
                        new ClosedCase(
                                caseId,
                                opened.caseRef(),
                                Register.dayOf(closed.recordedAt()),
                                closing.reasonCode(),
                                live.isAnyLive(),
                                reviewed == null ? null : reviewed.verdict(),
                                reviewedOn,
                                reviewed == null ? null : reviewed.nextOn(),
                                persons.size()))
                : Optional.empty();
    }
}
