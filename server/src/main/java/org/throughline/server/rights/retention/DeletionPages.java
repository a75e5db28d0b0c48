package org.throughline.server.rights.retention;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.RightsReaders;
import org.throughline.server.access.Sight;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.rights.PersonsOfCase;
import org.throughline.server.security.SignedIn;

/** What deleting one case would do, and doing it: two people are needed. */
@Controller
@OnNode(NodeRole.CASEWORK)
class DeletionPages {
    private static final String PATH = "/cases/{caseId}/deletion";

    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final Retention retention;
    private final Deleting deleting;
    private final ReleasedEntries released;

    DeletionPages(
            Pages pages,
            Desk desk,
            CaseDoor door,
            Retention retention,
            Deleting deleting,
            ReleasedEntries released) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.retention = retention;
        this.deleting = deleting;
        this.released = released;
    }

    static boolean mayPropose(SignedIn who) {
        return who.actor().role() == Role.SUPERVISOR || who.actor().role() == Role.DATA_LEAD;
    }

    /** A data lead deletes, and never what they proposed themselves. */
    private static boolean mayDelete(SignedIn who, Optional<Proposal> proposal) {
        return who.actor().role() == Role.DATA_LEAD
                && proposal.filter(one -> !one.by().equals(who.actor().person())).isPresent();
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        return history(caseId, who)
                .map(history -> page(HttpStatus.OK, caseId, history, null, who, request))
                .orElseGet(() -> pages.nothingHere(who, request));
    }

    /** Deletes the case, or takes the proposal back. */
    @PostMapping(PATH)
    ResponseEntity<String> decide(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var history = history(caseId, who);
        if (history.isEmpty() || !mayPropose(who)) {
            return pages.nothingHere(who, request);
        }
        if (request.getParameter("back") != null) {
            retention.take(caseId);
            return listed();
        }
        var proposal = retention.proposal(caseId);
        if (proposal.isEmpty() || !mayDelete(who, proposal)) {
            return page(
                    HttpStatus.FORBIDDEN,
                    caseId,
                    history.get(),
                    "It takes two people: one proposes, and a data lead who is another person deletes",
                    who,
                    request);
        }
        if (retention.due(RetentionPages.project(who), caseId).isEmpty()) {
            return page(
                    HttpStatus.CONFLICT,
                    caseId,
                    history.get(),
                    "The case is held, or its time has not come. Nothing was deleted; ask who placed the hold",
                    who,
                    request);
        }
        // Whoever takes the proposal deletes; nobody else does at the same time.
        if (!retention.take(caseId)) {
            return listed();
        }
        var refused = deleting.delete(new CaseId(caseId), who, proposal.get().by());
        if (refused.isPresent()) {
            retention.putBack(proposal.get());
            return page(
                    HttpStatus.valueOf(refused.get().status()),
                    caseId,
                    history.get(),
                    RefusalWords.of(refused.get()),
                    who,
                    request);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/cases/" + caseId + "/rights"))
                .build();
    }

    private static ResponseEntity<String> listed() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/retention"))
                .build();
    }

    private Optional<List<RecordedEvent>> history(String caseId, SignedIn who) {
        return RightsReaders.isAmong(who.actor().role())
                ? door.open(caseId, who, Sight.RIGHTS)
                : Optional.empty();
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            String caseId,
            List<RecordedEvent> history,
            @Nullable String problem,
            SignedIn who,
            HttpServletRequest request) {
        var persons = new PersonsOfCase(history);
        var proposal = retention.proposal(caseId);
        var page =
                new DeletionPage(
                        caseId,
                        String.valueOf(history.getFirst().payload().get("caseRef")),
                        proposal.map(one ->
                                        Names.of(one.by(), desk.registers().now())
                                                + ", "
                                                + Wording.time(one.at()))
                                .orElse(null),
                        persons.all().stream()
                                .map(one -> persons.who(one) + ": " + persons.valuesOf(one))
                                .toList(),
                        agencies(caseId),
                        retention.due(RetentionPages.project(who), caseId).isPresent(),
                        mayDelete(who, proposal),
                        mayPropose(who),
                        problem);
        var title = (problem == null ? "" : "Error: ") + "Deleting " + page.reference();
        return pages.show(status, "deletion.jte", title, page, who, request);
    }

    private List<String> agencies(String caseId) {
        var register = desk.registers().now();
        return released.of(new CaseId(caseId)).stream()
                .map(one -> one.entry().agency())
                .collect(
                        Collectors.groupingBy(
                                code ->
                                        register.agency(code)
                                                .map(Agency::name)
                                                .orElse(code.value()),
                                TreeMap::new,
                                Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> one.getKey() + ": " + one.getValue() + " entries")
                .toList();
    }
}
