package org.throughline.server.rights;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.throughline.agencies.erasing.ToldErasure;
import org.throughline.agencies.releasing.Erasures;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.RightsEvent.ErasureDecided;
import org.throughline.casefile.events.RightsEvent.LegalHoldPlaced;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.rights.holding.LegalHolds;
import org.throughline.referrals.Desk;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.RightsReaders;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.rights.disclosing.AskedFile;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.CaseworkDatabase;

/** The rights of the people of a case, for whoever answers for them. */
@Controller
@OnNode(NodeRole.CASEWORK)
class RightsPages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final KeyRing keys;
    private final Erasures erasures;
    private final Clock clock;

    RightsPages(
            Pages pages,
            Desk desk,
            CaseDoor door,
            KeyRing keys,
            CaseworkDatabase database,
            Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.keys = keys;
        this.erasures = new Erasures(database.derived());
        this.clock = clock;
    }

    @GetMapping("/cases/{caseId}/rights")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var role = who.actor().role();
        var events =
                RightsReaders.isAmong(role)
                        ? door.open(caseId, who, Sight.RIGHTS)
                        : Optional.<List<RecordedEvent>>empty();
        if (events.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        // Told to agencies was what stands at places of the whole case.
        var history = desk.histories().of(new CaseId(caseId));
        var register = desk.registers().now();
        var persons = new PersonsOfCase(events.get());
        var told = erasures.of(new CaseId(caseId));
        var held = erasures.held(new CaseId(caseId), persons.all(), history);
        var page =
                new RightsPage(
                        caseId,
                        String.valueOf(events.get().getFirst().payload().get("caseRef")),
                        holds(history, register),
                        requests(history, register),
                        persons.all().stream()
                                .map(person ->
                                        new RightsPage.Person(
                                                person,
                                                persons.who(person),
                                                persons.valuesOf(person),
                                                state(
                                                        history.getFirst().caseId(),
                                                        person,
                                                        persons.readable(person)),
                                                decisions(person, history, register),
                                                agencies(
                                                        told.stream()
                                                                .filter(one ->
                                                                        one.person().equals(person))
                                                                .toList(),
                                                        held.getOrDefault(person, Map.of()),
                                                        register)))
                                .toList(),
                        role == Role.DATA_LEAD);
        return pages.show("rights.jte", "Rights in " + page.reference(), page, who, request);
    }

    private String state(CaseId caseId, String person, int readable) {
        if (Erased.isIn(person)) {
            // An alleged party: what they were called went with their key.
            return "Erased: nothing of them can be read any more";
        }
        if (!keys.isErased(new DataSubject(caseId, person))) {
            return "Can be read";
        }
        // What was recorded before there were keys is in the log as it was written.
        return readable == 0
                ? "Erased: nothing of them can be read any more"
                : "The key is destroyed; "
                        + readable
                        + " of the values were recorded before there were keys and can still be read";
    }

    /** Who would have to be told; once they were, what became of that. */
    private static List<String> agencies(
            List<ToldErasure> told, Map<AgencyId, Integer> held, Register register) {
        if (told.isEmpty()) {
            return held.entrySet().stream()
                    .map(one ->
                            "%s: %d entries"
                                    .formatted(Names.of(one.getKey(), register), one.getValue()))
                    .toList();
        }
        return told.stream()
                .map(one ->
                        "%s: %d entries, told on %s, %s"
                                .formatted(
                                        Names.of(one.agency(), register),
                                        one.entries(),
                                        Wording.time(one.toldAt()),
                                        one.confirmedAt() == null
                                                ? "not confirmed yet"
                                                : "confirmed on "
                                                        + Wording.time(one.confirmedAt())))
                .toList();
    }

    private static List<String> decisions(
            String person, List<RecordedEvent> history, Register register) {
        var decisions = new ArrayList<String>();
        for (var recorded : history) {
            switch (recorded.event()) {
                case ErasureDecided decided when decided.person().equals(person) ->
                        decisions.add(
                                "Erasing them: %s%s, by %s, %s"
                                        .formatted(
                                                Wording.words(decided.outcome()),
                                                decided.ground().equals("none")
                                                        ? ""
                                                        : " ("
                                                                + Wording.words(decided.ground())
                                                                + ")",
                                                by(recorded, register),
                                                Wording.time(recorded.recordedAt())));
                case SubjectKeyDestroyed destroyed when destroyed.person().equals(person) ->
                        decisions.add(
                                "Key destroyed by %s and %s, %s"
                                        .formatted(
                                                by(recorded, register),
                                                Names.of(destroyed.secondPerson(), register),
                                                Wording.time(recorded.recordedAt())));
                default -> {
                    // Nothing about erasing.
                }
            }
        }
        return decisions;
    }

    private static List<String> holds(List<RecordedEvent> history, Register register) {
        var live = LegalHolds.NONE;
        for (var recorded : history) {
            live = live.evolve(recorded);
        }
        var holds = new ArrayList<String>();
        for (var recorded : history) {
            if (recorded.event() instanceof LegalHoldPlaced placed
                    && live.live().contains(placed.holdId())) {
                holds.add(
                        "%s, placed by %s, %s"
                                .formatted(
                                        Wording.words(placed.reason()),
                                        by(recorded, register),
                                        Wording.time(recorded.recordedAt())));
            }
        }
        return holds;
    }

    private List<RightsPage.Asked> requests(List<RecordedEvent> history, Register register) {
        var today = Register.dayOf(clock.instant());
        return AskedFile.all(history, register).stream()
                .map(one ->
                        new RightsPage.Asked(
                                one.requestId(),
                                "by %s, received on %s, %s"
                                        .formatted(
                                                Wording.words(one.asked().requester()),
                                                Wording.day(one.asked().receivedOn()),
                                                one.state(today))))
                .toList();
    }

    private static String by(RecordedEvent recorded, Register register) {
        return Names.of(recorded.actor().person(), register);
    }
}
